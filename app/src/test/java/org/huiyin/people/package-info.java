@NullMarked
package org.huiyin.people;

import org.jspecify.annotations.NullMarked;
