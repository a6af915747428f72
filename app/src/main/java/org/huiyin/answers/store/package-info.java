/** Answers in the database. */
@NullMarked
package org.huiyin.answers.store;

import org.jspecify.annotations.NullMarked;
