package org.huiyin.triage.domain;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How suggestions compare with what people decided: how many were sure, how many right, and whether confidence means what it says. */
public final class Accuracy {
    /** With fewer, a share would say nothing. */
    public static final int FEWEST = 20;
    private static final int BINS = 10;
    private static final double WHOLE = 100;
    private int number;
    private int sure;
    private int sureRight;
    private int categoryRight;
    private int officeRight;
    private final int[] numbers = new int[BINS];
    private final int[] percents = new int[BINS];
    private final int[] rights = new int[BINS];

    /**
     * Suggestions of like confidence.
     *
     * @param confidence how often they would be right by what they said, in percent
     * @param right how often they were, in percent
     */
    public record Bin(int from, int to, int number, int confidence, int right) {}

    /**
     * Some suggestions of a tenth of confidence.
     *
     * @param percents the sum of their confidences
     */
    public record Some(boolean sure, int bin, int number, int percents, int categoryRight, int officeRight) {}

    public void add(Some some) {
        number += some.number;
        sure += some.sure ? some.number : 0;
        sureRight += some.sure ? some.categoryRight : 0;
        categoryRight += some.categoryRight;
        officeRight += some.officeRight;
        numbers[some.bin] += some.number;
        percents[some.bin] += some.percents;
        rights[some.bin] += some.categoryRight;
    }

    public int number() {
        return number;
    }

    /** Of a hundred, how many were suggested without a doubt; null when there are too few. */
    public @Nullable Integer sure() {
        return share(sure, number);
    }

    public @Nullable Integer sureRight() {
        return share(sureRight, sure);
    }

    public @Nullable Integer categoryRight() {
        return share(categoryRight, number);
    }

    public @Nullable Integer officeRight() {
        return share(officeRight, number);
    }

    private static @Nullable Integer share(int some, int all) {
        return all < FEWEST ? null : Integer.valueOf((int) Math.round(WHOLE * some / all));
    }

    /** Expected calibration error over tenths of confidence, in percent; null when there are too few. */
    public @Nullable Double ece() {
        return number < FEWEST ? null
                : Double.valueOf(Math.round(10 * IntStream.range(0, BINS).mapToDouble(bin -> Math.abs(percents[bin] - WHOLE * rights[bin])).sum() / number) / 10.0);
    }

    /** None when there are too few. */
    public java.util.List<Bin> bins() {
        return IntStream.range(0, number < FEWEST ? 0 : BINS).filter(bin -> numbers[bin] > 0).mapToObj(bin -> new Bin(bin * BINS, (bin + 1) * BINS, numbers[bin],
                Math.round((float) percents[bin] / numbers[bin]), (int) Math.round(WHOLE * rights[bin] / numbers[bin]))).toList();
    }
}
