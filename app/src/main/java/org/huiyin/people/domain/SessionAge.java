package org.huiyin.people.domain;

import java.time.Duration;
import java.time.Instant;

/** How long a session lasts: eight hours without use, a day in all; noted as used at most once a minute. */
public record SessionAge(Instant startedAt, Instant lastSeenAt) {
    public static final Duration IDLE = Duration.ofHours(8);
    public static final Duration ABSOLUTE = Duration.ofHours(24);
    private static final Duration TOUCH = Duration.ofMinutes(1);

    public boolean isOver(Instant now) {
        return !now.isBefore(lastSeenAt.plus(IDLE)) || !now.isBefore(startedAt.plus(ABSOLUTE));
    }

    public boolean isDueForATouch(Instant now) {
        return !now.isBefore(lastSeenAt.plus(TOUCH));
    }
}
