package org.huiyin.notify.command;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.storage.FilesAway;

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
        if (!isAway(cause)) {
            looks.merge(letter, 1, Integer::sum);
        }
    }

    /** The scanner, the store of files, or room on its disk: nothing is wrong with the letter. */
    private static boolean isAway(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof FilesAway || at instanceof UncheckedIOException || at instanceof Refusal refused && refused.kind() == Refusal.Kind.UNAVAILABLE) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is time to let somebody look at it. */
    boolean areEnough(long letter) {
        return looks.getOrDefault(letter, 0) >= MOST;
    }

    void forget(long letter) {
        looks.remove(letter);
    }
}
