/** What custody, clocks and messages are, as plain values and pure functions. */
@NullMarked
@NamedInterface("domain")
package org.huiyin.matters.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
