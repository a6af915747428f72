/** The SQL of backup and restore. */
@NullMarked
package org.huiyin.backup.store;

import org.jspecify.annotations.NullMarked;
