/** Answers over HTTP. */
@NullMarked
package org.huiyin.answers.web;

import org.jspecify.annotations.NullMarked;
