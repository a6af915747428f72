package org.huiyin.triage.domain;

import java.util.Map;
import java.util.TreeSet;

/** How far what came in one month differs from another: the population stability index, 0 when the shares are alike. */
public final class Drift {
    private static final double SMOOTHING = 0.5;

    private Drift() {}

    /** Below 0.1 nothing to speak of, above 0.25 a different month (the usual rule of thumb). Numbers by category, of each month. */
    public static double index(Map<String, Integer> now, Map<String, Integer> then) {
        var all = new TreeSet<>(now.keySet());
        all.addAll(then.keySet());
        double nows = sum(now) + SMOOTHING * all.size();
        double thens = sum(then) + SMOOTHING * all.size();
        return all.stream().mapToDouble(one -> {
            double a = (now.getOrDefault(one, 0) + SMOOTHING) / nows;
            double b = (then.getOrDefault(one, 0) + SMOOTHING) / thens;
            return (a - b) * Math.log(a / b);
        }).sum();
    }

    private static int sum(Map<String, Integer> numbers) {
        return numbers.values().stream().mapToInt(Integer::intValue).sum();
    }
}
