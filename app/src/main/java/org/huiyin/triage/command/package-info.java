/** What triage does. */
@NullMarked
package org.huiyin.triage.command;

import org.jspecify.annotations.NullMarked;
