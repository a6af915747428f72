/** What an appeal is and which step may follow which. */
@NullMarked
@NamedInterface("domain")
package org.huiyin.appeals.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
