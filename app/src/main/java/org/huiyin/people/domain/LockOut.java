package org.huiyin.people.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a name failed to sign in. From the fifth failure on it is locked, one minute at first and twice as long each
 * time, an hour at most; a day without a failure forgets them.
 */
public record LockOut(int failures, @Nullable Instant lockedUntil, Instant lastAt) {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration MEMORY = Duration.ofDays(1);

    public static LockOut none(Instant now) {
        return new LockOut(0, null, now);
    }

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    public LockOut failedAgain(Instant now) {
        int counted = lastAt.plus(MEMORY).isBefore(now) ? 1 : failures + 1;
        return new LockOut(counted, counted < FREE ? null : now.plus(length(counted)), now);
    }

    private static Duration length(int failures) {
        int doublings = Math.min(failures - FREE, 6);
        var length = Duration.ofMinutes(1L << doublings);
        return length.compareTo(LONGEST) > 0 ? LONGEST : length;
    }

    /** Begun minutes until the next attempt is heard. */
    public long minutesLeft(Instant now) {
        return lockedUntil == null ? 0 : Math.max(0, (Duration.between(now, lockedUntil).toSeconds() + 59) / 60);
    }
}
