package org.huiyin.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long each kind of thing took, of all clients together. */
final class Laps {
    private final Map<String, Timings> of = new ConcurrentHashMap<>();

    void add(String what, long took) {
        var timings = of.computeIfAbsent(what, _ -> new Timings());
        synchronized (timings) {
            timings.add(took);
        }
    }

    Timings of(String what) {
        return of.getOrDefault(what, new Timings());
    }
}
