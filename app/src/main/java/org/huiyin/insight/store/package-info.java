/** The tables of what everybody may see. */
@NullMarked
@NamedInterface("store")
package org.huiyin.insight.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
