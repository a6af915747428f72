/** Plain rules of figures: what counts, how rows add up, what a rate is. */
@NullMarked
@NamedInterface("domain")
package org.huiyin.figures.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
