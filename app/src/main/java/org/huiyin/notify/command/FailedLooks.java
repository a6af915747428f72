package org.huiyin.notify.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huiyin.kernel.Refusal;

/** How often something failed at each letter, in memory: half an hour of failing is enough, unless what it needs is away. */
final class FailedLooks {
    static final int MOST = 30;
    private static final int MOST_LETTERS = 10_000;
    private final Map<Long, Integer> looks = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > MOST_LETTERS;
        }
    };

    void failed(long letter, Exception cause) {
        if (!(cause instanceof Refusal refused) || refused.kind() != Refusal.Kind.UNAVAILABLE) {
            looks.merge(letter, 1, Integer::sum);
        }
    }

    /** Whether it is time to let somebody look at it. */
    boolean areEnough(long letter) {
        return looks.getOrDefault(letter, 0) >= MOST;
    }

    void forget(long letter) {
        looks.remove(letter);
    }
}
