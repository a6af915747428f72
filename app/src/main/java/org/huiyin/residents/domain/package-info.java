/** What an account is, as plain values. */
@NullMarked
package org.huiyin.residents.domain;

import org.jspecify.annotations.NullMarked;
