/** Sealing, signing, witnessing and proving. */
@NullMarked
package org.huiyin.transparency.command;

import org.jspecify.annotations.NullMarked;
