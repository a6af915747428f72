/** Keeping what everybody may see. */
@NullMarked
package org.huiyin.insight.command;

import org.jspecify.annotations.NullMarked;
