/** What triage says over HTTP. */
@NullMarked
package org.huiyin.triage.web;

import org.jspecify.annotations.NullMarked;
