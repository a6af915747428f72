/** Plain rules of what is told of matters that are not public: numbers alone, and none small enough to point at one. */
@NullMarked
package org.huiyin.insight.domain;

import org.jspecify.annotations.NullMarked;
