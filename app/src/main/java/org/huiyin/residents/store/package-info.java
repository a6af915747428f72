/** The tables of accounts, of open ones, and of codes on their way. */
@NullMarked
package org.huiyin.residents.store;

import org.jspecify.annotations.NullMarked;
