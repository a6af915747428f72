package org.huiyin.triage.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One label against all others: a linear support vector machine with squared hinge loss, trained by dual coordinate descent (Hsieh et
 * al. 2008, C = 1). Two texts with the same label are never compared, so it is small: one number for each term.
 */
final class Machine {
    private static final double HALF_PENALTY = 0.5;
    private static final int ROUNDS = 12;
    private final float[] weights;

    Machine(int terms) {
        weights = new float[terms];
    }

    double score(Vector text) {
        double sum = 0;
        for (int at = 0; at < text.ids().length; at++) {
            sum += weights[text.ids()[at]] * text.weights()[at];
        }
        return sum;
    }

    float weight(int term) {
        return weights[term];
    }

    void train(List<Vector> texts, boolean[] is, long seed) {
        var pull = new double[texts.size()];
        var order = new int[texts.size()];
        Arrays.setAll(order, at -> at);
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (int one : order) {
                pull[one] = pulled(texts.get(one), is[one], pull[one]);
            }
        }
    }

    /** Once more for one text, so that it and what reads nearly like it come to stand on the right side. */
    void learn(Vector text, boolean is) {
        pulled(text, is, 0);
    }

    private double pulled(Vector text, boolean is, double before) {
        int side = is ? 1 : -1;
        double length = HALF_PENALTY;
        for (float weight : text.weights()) {
            length += weight * weight;
        }
        double slope = side * score(text) - 1 + before * HALF_PENALTY;
        double after = Math.max(0, before - slope / length);
        float by = (float) ((after - before) * side);
        if (by != 0) {
            for (int at = 0; at < text.ids().length; at++) {
                weights[text.ids()[at]] += by * text.weights()[at];
            }
        }
        return after;
    }

    private static void shuffle(int[] order, Random random) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int held = order[at];
            order[at] = order[other];
            order[other] = held;
        }
    }
}
