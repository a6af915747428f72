package org.huiyin.triage.domain;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much each judge counts, and how much each label is favoured or held back, so that what happened was most probable (logistic
 * regression over the judges' scores; as temperature scaling, Guo et al. 2017, with a weight for each judge and a bias for each label).
 *
 * @param weights of the judges
 * @param biases of the labels
 */
record Weighing(double[] weights, double[] biases) {
    private static final int JUDGES = 4;
    private static final double[] BEFORE = {3, 3, 1.2, 1};
    /** No label is ever quite impossible: one in fifty decisions is not to be foreseen. */
    private static final double UNFORESEEN = 0.02;
    private static final double PRIOR = 1;
    private static final int ROUNDS = 400;
    private static final double FASTER = 1.3;
    private static final double SLOWEST = 1e-9;

    /** Before anything is known of how good the judges are. */
    static Weighing unknown(int labels) {
        return new Weighing(BEFORE.clone(), new double[labels]);
    }

    /**
     * Descends along the gradient; the fewer texts, the nearer it stays to where it began.
     *
     * @param judged of each text, by label, each judge's score
     * @param which label each is
     */
    static Weighing fitted(List<double[][]> judged, List<Integer> which, int labels) {
        var is = which.stream().mapToInt(Integer::intValue).toArray();
        var now = unknown(labels);
        double step = 1;
        double surprise = now.surprise(judged, is);
        for (int round = 0; round < ROUNDS && step > SLOWEST; round++) {
            var slope = now.slope(judged, is);
            var next = now.along(slope, step);
            double after = next.surprise(judged, is);
            while (after > surprise && step > SLOWEST) {
                step /= 2;
                next = now.along(slope, step);
                after = next.surprise(judged, is);
            }
            now = next;
            surprise = after;
            step *= FASTER;
        }
        return now;
    }

    /** Of one text, by label. */
    double[] probabilities(double[][] judges) {
        var probable = softmax(judges);
        for (int label = 0; label < probable.length; label++) {
            probable[label] = (1 - UNFORESEEN) * probable[label] + UNFORESEEN / probable.length;
        }
        return probable;
    }

    private double[] softmax(double[][] judges) {
        var probable = new double[judges.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < judges.length; label++) {
            probable[label] = biases[label];
            for (int judge = 0; judge < JUDGES; judge++) {
                probable[label] += weights[judge] * judges[label][judge];
            }
            most = Math.max(most, probable[label]);
        }
        double sum = 0;
        for (int label = 0; label < probable.length; label++) {
            probable[label] = Math.exp(probable[label] - most);
            sum += probable[label];
        }
        for (int label = 0; label < probable.length; label++) {
            probable[label] /= sum;
        }
        return probable;
    }

    /** The mean of how improbable what happened was, in nats, and what straying from the beginning costs. */
    private double surprise(List<double[][]> judged, int[] is) {
        double sum = IntStream.range(0, is.length).mapToDouble(at -> -Math.log(Math.max(1e-300, softmax(judged.get(at))[is[at]]))).sum();
        for (double bias : biases) {
            sum += PRIOR * bias * bias;
        }
        for (int judge = 0; judge < JUDGES; judge++) {
            sum += PRIOR * Math.pow(weights[judge] - BEFORE[judge], 2);
        }
        return sum / is.length;
    }

    private Weighing slope(List<double[][]> judged, int[] is) {
        var slope = new Weighing(new double[JUDGES], new double[biases.length]);
        for (int at = 0; at < is.length; at++) {
            var judges = judged.get(at);
            var probable = softmax(judges);
            for (int label = 0; label < probable.length; label++) {
                double off = (probable[label] - (label == is[at] ? 1 : 0)) / is.length;
                slope.biases[label] += off;
                for (int judge = 0; judge < JUDGES; judge++) {
                    slope.weights[judge] += off * judges[label][judge];
                }
            }
        }
        for (int label = 0; label < biases.length; label++) {
            slope.biases[label] += 2 * PRIOR * biases[label] / is.length;
        }
        for (int judge = 0; judge < JUDGES; judge++) {
            slope.weights[judge] += 2 * PRIOR * (weights[judge] - BEFORE[judge]) / is.length;
        }
        return slope;
    }

    private Weighing along(Weighing slope, double step) {
        var next = new Weighing(weights.clone(), biases.clone());
        for (int judge = 0; judge < JUDGES; judge++) {
            next.weights[judge] -= step * slope.weights[judge];
        }
        for (int label = 0; label < biases.length; label++) {
            next.biases[label] -= step * slope.biases[label];
        }
        return next;
    }
}
