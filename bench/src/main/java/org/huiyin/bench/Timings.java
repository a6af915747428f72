package org.huiyin.bench;

import java.util.Arrays;

/** How long each step took; one for each thread, put together afterwards. */
final class Timings {
    private long[] nanos = new long[4096];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    void addAll(Timings others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** All together. */
    double seconds() {
        return Arrays.stream(nanos, 0, count).sum() / 1e9;
    }

    double percentileMillis(int percent) {
        if (count == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, Math.ceilDiv(count * percent, 100) - 1)] / 1e6; // nearest rank
    }
}
