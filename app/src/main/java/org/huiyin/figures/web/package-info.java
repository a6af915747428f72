/** Ledger and rates on screens and as files. */
@NullMarked
package org.huiyin.figures.web;

import org.jspecify.annotations.NullMarked;
