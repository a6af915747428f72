/** Sending an appeal, and the keys of those who may. */
@NullMarked
package org.huiyin.open311.command;

import org.jspecify.annotations.NullMarked;
