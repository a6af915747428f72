/** The stream of changes a desk listens to. */
@NullMarked
package org.huiyin.live.web;

import org.jspecify.annotations.NullMarked;
