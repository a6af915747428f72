/** Keeps figures up to date and counts them anew. */
@NullMarked
package org.huiyin.figures.command;

import org.jspecify.annotations.NullMarked;
