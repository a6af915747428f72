package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a letter is about: the words it comes back to, stock phrases left out. */
final class TellingWords {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 6;
    private static final Pattern NOT_CHINESE = Pattern.compile("[^\\u4e00-\\u9fff]+");

    private TellingWords() {}

    /**
     * The words that come back at least so often, or twice when the subject has them, the most frequent first.
     *
     * @param stock what every letter says
     * @param cut characters that end a word
     */
    static List<String> of(String text, Pattern stock, String cut, int often, String subject) {
        var counts = new HashMap<String, Integer>();
        var open = stock.matcher(text).replaceAll(" ");
        for (var run : NOT_CHINESE.split(open)) {
            for (var chunk : run.split("[" + cut + "]")) {
                grams(chunk).forEach(gram -> counts.merge(gram, 1, Integer::sum));
            }
        }
        counts.values().removeIf(count -> count < 2);
        var kept = new ArrayList<>(counts.keySet().stream().filter(word -> counts.getOrDefault(word, 0) >= often || subject.contains(word)).filter(word -> !isPartOfAnother(word, counts)).toList());
        kept.sort((one, other) -> {
            int order = Integer.compare(counts.getOrDefault(other, 0), counts.getOrDefault(one, 0));
            return order != 0 ? order : one.length() != other.length() ? other.length() - one.length() : one.compareTo(other);
        });
        return kept;
    }

    /** Each once a chunk: what is said twice in one breath is said once. */
    private static Set<String> grams(String chunk) {
        var grams = new HashSet<String>();
        for (int length = SHORTEST; length <= Math.min(LONGEST, chunk.length()); length++) {
            for (int from = 0; from + length <= chunk.length(); from++) {
                grams.add(chunk.substring(from, from + length));
            }
        }
        return grams;
    }

    private static boolean isPartOfAnother(String word, Map<String, Integer> counts) {
        return counts.keySet().stream().anyMatch(other -> other.length() > word.length() && other.contains(word)
                && counts.getOrDefault(other, 0) * 2 > counts.getOrDefault(word, 0));
    }

    /** Whether a text has the word, or two neighbouring characters of it. */
    static boolean isTakenUp(String word, String text) {
        for (int at = 0; at + SHORTEST <= word.length(); at++) {
            if (text.contains(word.substring(at, at + SHORTEST))) {
                return true;
            }
        }
        return false;
    }
}
