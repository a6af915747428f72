/** Keeping answers up to date. */
@NullMarked
package org.huiyin.answers.command;

import org.jspecify.annotations.NullMarked;
