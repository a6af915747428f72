/** The tables of triage. */
@NullMarked
package org.huiyin.triage.store;

import org.jspecify.annotations.NullMarked;
