/** What is told of a change. */
@NullMarked
package org.huiyin.live.domain;

import org.jspecify.annotations.NullMarked;
