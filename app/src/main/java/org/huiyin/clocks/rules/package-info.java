/** Reads the rules a lawyer keeps in spreadsheets, and refuses what it does not understand by file and line. */
@NullMarked
package org.huiyin.clocks.rules;

import org.jspecify.annotations.NullMarked;
