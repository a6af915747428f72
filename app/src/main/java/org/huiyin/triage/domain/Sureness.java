package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** From which probability on a guess may be called sure: found on texts that had no part in learning or in weighing. */
final class Sureness {
    /** Guesses that are called sure were right so often at least. */
    private static final double RIGHT = 0.9;
    /** None is called sure that by its own probability is not. */
    private static final double LEAST = 0.8;
    private static final int FEWEST = 20;
    private static final int HALVES = 2;

    private record Guessed(double confidence, boolean right) {}

    private Sureness() {}

    /**
     * The lowest probability above which enough was right; beyond one when there is none. Each half is guessed with what the other fits.
     *
     * @param judged of each text, by label, each judge's score
     * @param is which label each is
     */
    static double from(List<double[][]> judged, List<Integer> is, int labels) {
        var guessed = new ArrayList<Guessed>();
        for (int half = 0; half < HALVES; half++) {
            int asked = half;
            var others = IntStream.range(0, is.size()).filter(at -> at % HALVES != asked).boxed().toList();
            var weighing = Weighing.fitted(others.stream().map(judged::get).toList(), others.stream().map(is::get).toList(), labels);
            IntStream.range(0, is.size()).filter(at -> at % HALVES == asked).forEach(at -> guessed.add(guessed(weighing.probabilities(judged.get(at)), is.get(at))));
        }
        guessed.sort(Comparator.comparingDouble(one -> -one.confidence));
        double lowest = Double.POSITIVE_INFINITY;
        int right = 0;
        for (int at = 0; at < guessed.size(); at++) {
            right += guessed.get(at).right ? 1 : 0;
            if (at + 1 >= FEWEST && right >= RIGHT * (at + 1)) {
                lowest = guessed.get(at).confidence;
            }
        }
        double enough = right == guessed.size() ? Math.min(lowest, RIGHT) : lowest; // where nothing was wrong, what is as sure as it is right is enough
        return Math.max(enough, LEAST);
    }

    private static Guessed guessed(double[] probable, int is) {
        int best = IntStream.range(0, probable.length).boxed().max(Comparator.comparingDouble(at -> probable[at])).orElse(0);
        return new Guessed(probable[best], best == is);
    }
}
