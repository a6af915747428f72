/** The SQL of offices, accounts and sessions. */
@NullMarked
package org.huiyin.people.store;

import org.jspecify.annotations.NullMarked;
