/** One handler for each step of an appeal. */
@NullMarked
@NamedInterface("command")
package org.huiyin.appeals.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
