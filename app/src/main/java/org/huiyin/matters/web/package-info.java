/** The spine over HTTP: lists, one matter, its steps. */
@NullMarked
@NamedInterface("web")
package org.huiyin.matters.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
