@NullMarked
package org.huiyin.people.web;

import org.jspecify.annotations.NullMarked;
