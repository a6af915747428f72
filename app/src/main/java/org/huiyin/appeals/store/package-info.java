/** The SQL of the ledger, the rates and the follow-up. */
@NullMarked
package org.huiyin.appeals.store;

import org.jspecify.annotations.NullMarked;
