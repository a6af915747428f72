/** What the log keeps in the database: its head, what waits, and where each event stands. */
@NullMarked
package org.huiyin.transparency.store;

import org.jspecify.annotations.NullMarked;
