/** Keeps figures up to date and counts them anew. */
@NullMarked
@NamedInterface("command")
package org.huiyin.figures.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
