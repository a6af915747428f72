/** Opening an account, what it gathers, and leaving it. */
@NullMarked
package org.huiyin.residents.command;

import org.jspecify.annotations.NullMarked;
