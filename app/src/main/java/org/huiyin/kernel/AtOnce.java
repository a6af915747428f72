package org.huiyin.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most so many at once for each caller, so that none takes what all need. */
public final class AtOnce {
    private final int most;
    private final Map<String, Integer> inside = new ConcurrentHashMap<>();

    public AtOnce(int most) {
        this.most = most;
    }

    /** Whoever is told yes must {@link #leave}. */
    public boolean enter(String caller) {
        if (inside.merge(caller, 1, Integer::sum) <= most) {
            return true;
        }
        leave(caller);
        return false;
    }

    public void leave(String caller) {
        inside.computeIfPresent(caller, (_, many) -> many == 1 ? null : many - 1);
    }
}
