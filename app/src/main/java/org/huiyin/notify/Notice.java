package org.huiyin.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell a resident.
 *
 * @param template its code in {@code rules/notices.csv}
 * @param day the day it names, when it names one that is known
 */
public record Notice(String template, @Nullable Instant day) {}
