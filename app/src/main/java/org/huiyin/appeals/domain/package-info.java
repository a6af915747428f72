/** What an appeal is and which step may follow which. */
@NullMarked
package org.huiyin.appeals.domain;

import org.jspecify.annotations.NullMarked;
