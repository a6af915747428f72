package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.huiyin.triage.domain.Sorter.Guess;

/**
 * How guesses compare with what people decided. Probabilities and shares are between 0 and 1.
 *
 * @param macroF1 the mean of the labels' F1
 * @param ece expected calibration error: by how much confidence and accuracy differ, over fifteen bins of confidence of equal width (Guo et al. 2017)
 * @param top3 how often the right label is among the first three
 */
public record Judged(int texts, double macroF1, double accuracy, double ece, double top3, List<OfLabel> labels, List<Bin> bins) {
    private static final int BINS = 15;
    private static final int FIRST = 3;

    /** One label's figures. */
    public record OfLabel(String label, int texts, double precision, double recall, double f1) {}

    /** Guesses of like confidence, and how many of them were right. */
    public record Bin(double from, double to, int texts, double confidence, double accuracy) {}

    /** What was guessed of one text and what it is. */
    public record Pair(List<Guess> guessed, String is) {
        String first() {
            return guessed.getFirst().label();
        }

        boolean right() {
            return first().equals(is);
        }
    }

    public static Judged of(List<Example> texts, Function<Example, List<Guess>> sorter) {
        return of(texts.stream().map(one -> new Pair(sorter.apply(one), one.label())).toList());
    }

    public static Judged of(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return new Judged(0, 0, 0, 0, 0, List.of(), List.of());
        }
        var labels = pairs.stream().map(Pair::is).distinct().sorted().map(label -> label(label, pairs)).toList();
        var bins = IntStream.range(0, BINS).mapToObj(bin -> bin(bin, pairs)).filter(bin -> bin.texts > 0).toList();
        return new Judged(pairs.size(), labels.stream().mapToDouble(OfLabel::f1).average().orElse(0), share(pairs.stream().filter(Pair::right).count(), pairs),
                bins.stream().mapToDouble(bin -> Math.abs(bin.confidence - bin.accuracy) * bin.texts / pairs.size()).sum(),
                share(pairs.stream().filter(one -> one.guessed.stream().limit(FIRST).anyMatch(guess -> guess.label().equals(one.is))).count(), pairs), labels, bins);
    }

    private static double share(long some, List<Pair> all) {
        return (double) some / all.size();
    }

    private static OfLabel label(String label, List<Pair> pairs) {
        long is = pairs.stream().filter(one -> one.is.equals(label)).count();
        long guessed = pairs.stream().filter(one -> one.first().equals(label)).count();
        long both = pairs.stream().filter(one -> one.is.equals(label) && one.right()).count();
        double precision = guessed == 0 ? 0 : (double) both / guessed;
        double recall = (double) both / is;
        return new OfLabel(label, (int) is, precision, recall, both == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static Bin bin(int bin, List<Pair> pairs) {
        var within = new ArrayList<Pair>();
        for (var one : pairs) {
            if (Math.min(BINS - 1, (int) (one.guessed.getFirst().probability() * BINS)) == bin) {
                within.add(one);
            }
        }
        within.sort(Comparator.comparingDouble(one -> one.guessed.getFirst().probability()));
        return new Bin((double) bin / BINS, (bin + 1.0) / BINS, within.size(), within.stream().mapToDouble(one -> one.guessed.getFirst().probability()).average().orElse(0),
                within.isEmpty() ? 0 : share(within.stream().filter(Pair::right).count(), within));
    }
}
