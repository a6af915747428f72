package org.huiyin.triage.domain;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The pairs of neighbouring signs a text is compared by. A pair is its two codes side by side, as the search words keep them, so that
 * texts and stored words are compared alike.
 */
public final class TopicGrams {
    private TopicGrams() {}

    /** Each pair once, in rising order; none across a mark or a gap. */
    public static int[] of(String text) {
        var small = text.toLowerCase(java.util.Locale.ROOT);
        return IntStream.range(1, small.length()).filter(at -> counts(small.charAt(at - 1)) && counts(small.charAt(at)))
                .map(at -> pair(small.charAt(at - 1), small.charAt(at))).sorted().distinct().toArray();
    }

    /** Those of several texts. */
    public static int[] of(Iterable<String> texts) {
        return of(String.join("\n", texts));
    }

    public static int pair(char first, char second) {
        return first << 16 | second;
    }

    /** How it is read. */
    public static String text(int gram) {
        return "" + (char) (gram >>> 16) + (char) gram;
    }

    static boolean has(int[] grams, int gram) {
        return Arrays.binarySearch(grams, gram) >= 0;
    }

    private static boolean counts(char sign) {
        return Character.isLetterOrDigit(sign) && !Character.isSurrogate(sign);
    }
}
