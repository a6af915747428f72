/** Contents and identities, encrypted under a key per matter; every reading is recorded. */
@NullMarked
@NamedInterface("vault")
package org.huiyin.matters.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
