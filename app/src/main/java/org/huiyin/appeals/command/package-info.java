/** One handler for each step of an appeal. */
@NullMarked
package org.huiyin.appeals.command;

import org.jspecify.annotations.NullMarked;
