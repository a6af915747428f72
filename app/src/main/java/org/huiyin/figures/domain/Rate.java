package org.huiyin.figures.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A share with its 95 % Wilson score interval. No rate is shown of fewer than {@link #FEWEST} residents reached.
 *
 * @param n how many it rests on
 * @param of how many it speaks for
 * @param sample they were drawn by lot from those it speaks for, and the interval is corrected for it
 */
public record Rate(int n, int of, @Nullable Double rate, @Nullable Double low, @Nullable Double high, boolean tooFew, boolean sample) {
    public static final int FEWEST = 20;
    private static final double Z = 1.959963984540054;

    /**
     * Those asked in one way: everybody, or one drawn sample.
     *
     * @param population answers it speaks for
     * @param partly counts half
     */
    public record Stratum(int population, int reached, int yes, int partly, boolean sample) {
        double share() {
            return (yes + partly / 2.0) / reached;
        }
    }

    /** Of things all counted, such as promises: {@code yes} of {@code n}. */
    public static Rate counted(int yes, int n) {
        return n == 0 ? none(0, 0, false, false) : wilson((double) yes / n, n, n, n, false);
    }

    /**
     * Of what residents said. Samples drawn with different shares are weighted by the answers they speak for, and what the weights
     * cost in precision is taken from the number reached (Kish's effective size).
     */
    public static Rate said(List<Stratum> all) {
        int reached = all.stream().mapToInt(Stratum::reached).sum();
        int population = all.stream().mapToInt(Stratum::population).sum();
        boolean sample = all.stream().anyMatch(Stratum::sample);
        if (reached < FEWEST) {
            return none(reached, population, reached > 0, sample);
        }
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (var stratum : all) {
            if (stratum.reached > 0) {
                double weight = (double) stratum.population / stratum.reached;
                weights += stratum.population;
                squares += weight * stratum.population;
                sum += stratum.population * stratum.share();
            }
        }
        double size = weights * weights / squares;
        return wilson(sum / weights, sample ? corrected(size, weights) : size, reached, population, sample);
    }

    /** Finite-population correction: the size of a sample from an endless population that would be as precise. */
    private static double corrected(double size, double population) {
        return size >= population ? Double.POSITIVE_INFINITY : size * (population - 1) / (population - size);
    }

    /** E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212. */
    private static Rate wilson(double share, double size, int n, int of, boolean sample) {
        if (Double.isInfinite(size)) {
            return new Rate(n, of, share, share, share, false, sample);
        }
        double centre = share + Z * Z / (2 * size);
        double half = Z * Math.sqrt(share * (1 - share) / size + Z * Z / (4 * size * size));
        double whole = 1 + Z * Z / size;
        return new Rate(n, of, share, Math.max(0, (centre - half) / whole), Math.min(1, (centre + half) / whole), false, sample);
    }

    private static Rate none(int n, int of, boolean tooFew, boolean sample) {
        return new Rate(n, of, null, null, null, tooFew, sample);
    }
}
