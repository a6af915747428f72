package org.huiyin.triage.domain;

import java.util.Arrays;

/** Counts by number, and which numbers have any; emptied in a step each, so that one serves many counts. */
final class Tally {
    private final double[] counts;
    private int[] counted = new int[64];
    private int size;

    Tally(int numbers) {
        counts = new double[numbers];
    }

    void add(int number, double more) {
        if (counts[number] == 0) {
            if (size == counted.length) {
                counted = Arrays.copyOf(counted, 2 * size);
            }
            counted[size++] = number;
        }
        counts[number] += more;
    }

    double of(int number) {
        return counts[number];
    }

    /** Those that have any, in rising order. */
    int[] numbers() {
        var numbers = Arrays.copyOf(counted, size);
        Arrays.sort(numbers);
        return numbers;
    }

    void clear() {
        for (int at = 0; at < size; at++) {
            counts[counted[at]] = 0;
        }
        size = 0;
    }
}
