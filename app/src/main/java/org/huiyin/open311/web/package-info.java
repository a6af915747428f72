/** GeoReport v2 over HTTP. */
@NullMarked
package org.huiyin.open311.web;

import org.jspecify.annotations.NullMarked;
