/** The counting itself: pure, without files and without a present moment. */
@NullMarked
package org.huiyin.clocks.domain;

import org.jspecify.annotations.NullMarked;
