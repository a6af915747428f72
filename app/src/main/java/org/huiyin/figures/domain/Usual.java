package org.huiyin.figures.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is usual, told from earlier days or weeks: their middle, which one holiday does not move. */
public final class Usual {
    /** How a number stands to the usual one. */
    public enum Word { MORE, USUAL, LESS }

    /** Fewer earlier days or weeks than these say nothing about what is usual. */
    public static final int DAYS = 4;
    private static final int WEEKS = 6;
    private static final int SMALL = 8;
    /** The middle distance of a normal distribution, times this, is its deviation. */
    private static final double TO_DEVIATION = 1.4826;

    private Usual() {}

    /** The middle of what earlier days came to; null when they are too few. */
    public static @Nullable Integer of(List<Integer> earlier, int least) {
        return earlier.size() < least ? null : (int) Math.round(middle(earlier.stream().map(Integer::doubleValue).toList()));
    }

    /**
     * The last week beside those before: more or less than usual only beyond twice of what chance moves it by, and beyond twice of what
     * it has moved by; nothing is said of small numbers or of a short history.
     */
    public static @Nullable Word word(List<Integer> weeks) {
        var before = weeks.subList(0, weeks.size() - 1).stream().map(Integer::doubleValue).toList();
        if (before.size() < WEEKS) {
            return null;
        }
        int now = weeks.getLast();
        double usual = middle(before);
        if (Math.max(now, usual) < SMALL) {
            return null;
        }
        double moved = TO_DEVIATION * middle(before.stream().map(week -> Math.abs(week - usual)).toList());
        double room = 2 * Math.max(Math.sqrt(usual), moved);
        return now > usual + room ? Word.MORE : now < usual - room ? Word.LESS : Word.USUAL;
    }

    private static double middle(List<Double> numbers) {
        var sorted = new ArrayList<>(numbers);
        sorted.sort(null);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
