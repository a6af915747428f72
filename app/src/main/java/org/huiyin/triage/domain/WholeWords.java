package org.huiyin.triage.domain;

import java.util.Set;

/**
 * Makes whole words of runs of characters, where few decisions are known and a run may lie across the end of a word: the word of the rules that it cuts, or the
 * run and a sign left alone beside it before a mark, a joining sign or mere talk. A run with a joining sign in its middle is none.
 */
final class WholeWords {
    private static final int LONGEST = 8;
    private final Set<String> known;

    /** By words that are whole. */
    WholeWords(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /** The whole word where the run first stands in the text; empty when it is part of none. */
    String in(String text, String run) {
        var open = Talk.without(text);
        int from = open.indexOf(run);
        if (from < 0) {
            return run; // read otherwise, such as a number
        }
        int to = from + run.length();
        var cut = cutting(open, from, to);
        if (!cut.isEmpty()) {
            return cut;
        }
        if (run.chars().anyMatch(sign -> Talk.joins((char) sign))) {
            return "";
        }
        int begin = isWord(open, from - 1) && !isWord(open, from - 2) ? from - 1 : from;
        int end = isWord(open, to) && !isWord(open, to + 1) ? to + 1 : to;
        return open.substring(begin, end);
    }

    /** The known word that has most of the run in it, the longest of these. */
    private String cutting(String text, int from, int to) {
        var best = "";
        int most = 0;
        for (int begin = Math.max(0, from - LONGEST + 1); begin < to; begin++) {
            for (int end = Math.max(begin + 2, from + 1); end <= Math.min(text.length(), begin + LONGEST); end++) {
                int both = Math.min(end, to) - Math.max(begin, from);
                if ((both > most || both == most && end - begin > best.length()) && known.contains(text.substring(begin, end))) {
                    best = text.substring(begin, end);
                    most = both;
                }
            }
        }
        return best;
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.HAN && !Talk.joins(text.charAt(at));
    }
}
