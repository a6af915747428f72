package org.huiyin.insight.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many were received, in which state they are, and how long the answers took. */
public final class Tally {
    private static final double HOURS_OF_A_DAY = 24;
    private final Map<String, Integer> states = new TreeMap<>();
    private final List<Double> hours = new ArrayList<>();
    private int received;

    void add(String state, @Nullable Double untilAnswer) {
        received++;
        states.merge(state, 1, Integer::sum);
        if (untilAnswer != null) {
            hours.add(untilAnswer);
        }
    }

    Tally add(Tally other) {
        received += other.received;
        other.states.forEach((state, number) -> states.merge(state, number, Integer::sum));
        hours.addAll(other.hours);
        return this;
    }

    /** What may be told of what is private: no number below the fewest, nor one that could be worked out from the others. */
    Tally guarded(int fewest) {
        var guarded = new Tally();
        guarded.received = received;
        if (states.values().stream().allMatch(number -> number >= fewest)) {
            guarded.states.putAll(states);
        }
        if (hours.size() >= fewest) {
            guarded.hours.addAll(hours);
        }
        return guarded;
    }

    /** Some of it could not be told by states, so none is. */
    Tally wholeOrNoStates() {
        if (states.values().stream().mapToInt(Integer::intValue).sum() != received) {
            states.clear();
        }
        return this;
    }

    public int received() {
        return received;
    }

    /** By the kind and the state that lists call it; empty where it is not told. */
    public Map<String, Integer> states() {
        return states;
    }

    /** How many answers the average and the median rest on. */
    public int answered() {
        return hours.size();
    }

    public @Nullable Double averageDays() {
        return hours.isEmpty() ? null : days(hours.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
    }

    public @Nullable Double medianDays() {
        if (hours.isEmpty()) {
            return null;
        }
        var sorted = hours.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return days(sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    private static double days(double hours) {
        return Math.round(hours / HOURS_OF_A_DAY * 10) / 10.0;
    }
}
