/** Which answers fit what somebody says. */
@NullMarked
package org.huiyin.answers.domain;

import org.jspecify.annotations.NullMarked;
