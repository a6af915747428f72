/** The SQL of the spine. */
@NullMarked
@NamedInterface("store")
package org.huiyin.matters.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
