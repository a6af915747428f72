package org.huiyin.triage.domain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A text as it is weighed: its characters and runs of two and three, each with how often it stands there. The subject counts twice; of
 * the text, what is said first counts most (by half after 300 characters), since appeals come to their point and then tell of it.
 * A number counts as a number, whatever it is.
 */
final class Grams {
    /** The longest run; a key holds as many characters of sixteen bits. */
    static final int LONGEST = 3;

    private static final int BITS = 16;
    private static final double SUBJECT = 2;
    private static final double HALVED_AFTER = 300;
    private static final int MOST = 6000;
    private static final String JOINS = "的了是在有没不也都还就又和与及或而但并我你您他她它们这那个一两些几到着把被给让来去很太更最吗呢吧啊呀嘛里上下中后前之其为以于从对向能会要该可说请想觉得过什么怎样多少0";

    private Grams() {}

    /** Weights by key; beyond six thousand characters nothing is read. */
    static Map<Long, Double> of(String subject, String text) {
        var found = new HashMap<Long, Double>();
        var named = plain(subject);
        for (int at = 0; at < named.length(); at++) {
            add(found, named, at, SUBJECT);
        }
        var said = plain(text.length() > MOST ? text.substring(0, MOST) : text);
        for (int at = 0; at < said.length(); at++) {
            add(found, said, at, 1 / (1 + at / HALVED_AFTER));
        }
        found.replaceAll((_, weight) -> weight > 1 ? 1 + Math.log(weight) : weight);
        return found;
    }

    private static void add(Map<Long, Double> found, String text, int at, double weight) {
        long key = 0;
        for (int end = at; end < text.length() && end < at + LONGEST && text.charAt(end) != ' '; end++) {
            key = key << BITS | text.charAt(end);
            found.merge(key, weight, Double::sum);
        }
    }

    /** How many characters a key stands for. */
    static int length(long key) {
        return key >>> 2 * BITS != 0 ? 3 : key >>> BITS != 0 ? 2 : 1;
    }

    /** The characters a key stands for. */
    static String written(long key) {
        var text = new StringBuilder();
        for (int at = length(key) - 1; at >= 0; at--) {
            text.append((char) (key >>> at * BITS));
        }
        return text.toString();
    }

    /** Whether a run can be read as a word: not one character, and none that joins words at its ends. */
    static boolean isWord(String run) {
        return run.length() > 1 && JOINS.indexOf(run.charAt(0)) < 0 && JOINS.indexOf(run.charAt(run.length() - 1)) < 0;
    }

    /** Small letters, a 0 for every number, a space for whatever is neither. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (char sign : text.toLowerCase(Locale.ROOT).toCharArray()) {
            char last = plain.isEmpty() ? ' ' : plain.charAt(plain.length() - 1);
            char next = Character.isDigit(sign) ? '0' : Character.isLetter(sign) ? sign : ' ';
            if (Character.isLetter(sign) || next != last) {
                plain.append(next);
            }
        }
        return plain.toString();
    }
}
