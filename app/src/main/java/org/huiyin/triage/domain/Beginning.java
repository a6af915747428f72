package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words looked for only where one of their first signs stands: most signs of a text begin none. */
final class Beginning {
    private final Pattern words;
    private final BitSet signs = new BitSet();

    /**
     * @param first every sign a word can begin with
     * @param words an expression that fits no empty text
     */
    Beginning(String first, String words) {
        this.words = Pattern.compile(words);
        first.chars().forEach(signs::set);
    }

    List<MatchResult> in(String text) {
        var found = new ArrayList<MatchResult>();
        var matcher = words.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 0; at < text.length();) {
            if (signs.get(text.charAt(at)) && matcher.region(at, text.length()).lookingAt()) {
                found.add(matcher.toMatchResult());
                at = matcher.end();
            } else {
                at++;
            }
        }
        return found;
    }

    /** The text with a gap in the place of each. */
    String gaps(String text) {
        var found = in(text);
        if (found.isEmpty()) {
            return text;
        }
        var left = new StringBuilder(text.length());
        int at = 0;
        for (var one : found) {
            left.append(text, at, one.start()).append(' ');
            at = one.end();
        }
        return left.append(text, at, text.length()).toString();
    }
}
