/** How servers on one database tell one another. */
@NullMarked
package org.huiyin.live.store;

import org.jspecify.annotations.NullMarked;
