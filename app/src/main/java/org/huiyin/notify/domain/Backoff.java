package org.huiyin.notify.domain;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;

/** When a message that did not go out is tried again: each time twice as long, never longer than six hours, and not all at once. */
public final class Backoff {
    public static final int MOST_TRIES = 8;
    private static final long FIRST = 60;
    private static final long LONGEST = 6 * 3600;
    private static final double SPREAD = 0.25;

    private Backoff() {}

    /** The same for the same message and try, so that a test can foretell it. */
    public static Duration after(int tries, UUID letter) {
        long seconds = Math.min(LONGEST, FIRST << Math.min(tries - 1, 20));
        double spread = new SplittableRandom(letter.getLeastSignificantBits() + tries).nextDouble(-SPREAD, SPREAD);
        return Duration.ofSeconds(Math.round(seconds * (1 + spread)));
    }
}
