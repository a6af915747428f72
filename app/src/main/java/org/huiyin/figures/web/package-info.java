/** Ledger and rates on screens and as files. */
@NullMarked
@NamedInterface("web")
package org.huiyin.figures.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
