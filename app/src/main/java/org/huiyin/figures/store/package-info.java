/** Figures in the database. */
@NullMarked
package org.huiyin.figures.store;

import org.jspecify.annotations.NullMarked;
