@NullMarked
package org.huiyin.people.domain;

import org.jspecify.annotations.NullMarked;
