/** The steps every kind of matter has, one handler for each family. */
@NullMarked
@NamedInterface("command")
package org.huiyin.matters.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
