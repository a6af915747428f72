/** Keys, and which of them sent what. */
@NullMarked
package org.huiyin.open311.store;

import org.jspecify.annotations.NullMarked;
