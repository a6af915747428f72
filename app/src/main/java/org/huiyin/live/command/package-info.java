/** Who is listening, and who hears of what. */
@NullMarked
@NamedInterface("command")
package org.huiyin.live.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
