/** What Huiyin must hold, measured and tried from outside: the rate of steps, and that nothing acknowledged is lost. */
@NullMarked
package org.huiyin.bench;

import org.jspecify.annotations.NullMarked;
