package org.huiyin.triage.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** A text as what it is weighed by: weights by number of a run of characters, in rising order of the numbers; what is not named weighs nothing. */
record Vector(int[] ids, float[] weights) {
    static final Vector NOTHING = new Vector(new int[0], new float[0]);

    static Vector sum(Collection<Integer> members, List<Vector> all) {
        return members.stream().map(all::get).reduce(NOTHING, Vector::plus);
    }

    double dot(Vector other) {
        double sum = 0;
        for (int i = 0, j = 0; i < ids.length && j < other.ids.length;) {
            if (ids[i] == other.ids[j]) {
                sum += weights[i++] * other.weights[j++];
            } else if (ids[i] < other.ids[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    double cosine(Vector other) {
        double lengths = length() * other.length();
        return lengths == 0 ? 0 : dot(other) / lengths;
    }

    Vector unit() {
        double length = length();
        return length == 0 ? this : times(1 / length);
    }

    Vector times(double factor) {
        var scaled = new float[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (weights[i] * factor);
        }
        return new Vector(ids, scaled);
    }

    Vector plus(Vector other) {
        var sumIds = new int[ids.length + other.ids.length];
        var sums = new float[sumIds.length];
        int size = 0;
        for (int i = 0, j = 0; i < ids.length || j < other.ids.length; size++) {
            boolean mine = j == other.ids.length || i < ids.length && ids[i] <= other.ids[j];
            boolean both = mine && j < other.ids.length && ids[i] == other.ids[j];
            sumIds[size] = mine ? ids[i] : other.ids[j];
            sums[size] = (mine ? weights[i++] : 0) + (both || !mine ? other.weights[j++] : 0);
        }
        return new Vector(Arrays.copyOf(sumIds, size), Arrays.copyOf(sums, size));
    }

    /** Only its heaviest. */
    Vector heaviest(int most) {
        if (ids.length <= most) {
            return this;
        }
        var sorted = weights.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length - most];
        int over = most - (int) IntStream.range(sorted.length - most, sorted.length).filter(at -> sorted[at] > least).count();
        var kept = new Vector(new int[most], new float[most]);
        for (int i = 0, size = 0; i < ids.length && size < most; i++) {
            if (weights[i] > least || weights[i] == least && over-- > 0) {
                kept.ids[size] = ids[i];
                kept.weights[size++] = weights[i];
            }
        }
        return kept;
    }
}
