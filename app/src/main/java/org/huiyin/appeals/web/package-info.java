/** Appeals over HTTP, for residents and for staff. */
@NullMarked
package org.huiyin.appeals.web;

import org.jspecify.annotations.NullMarked;
