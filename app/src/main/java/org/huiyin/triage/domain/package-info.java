/** What is worked out from words alone. */
@NullMarked
package org.huiyin.triage.domain;

import org.jspecify.annotations.NullMarked;
