/** Who is listening, and who hears of what. */
@NullMarked
package org.huiyin.live.command;

import org.jspecify.annotations.NullMarked;
