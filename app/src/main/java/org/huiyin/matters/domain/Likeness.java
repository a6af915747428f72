package org.huiyin.matters.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * How alike two texts are: by the weight of the words they share beside that of what each says, and then by place, category and time.
 *
 * @param stock whether phrases that stand in many texts are left out; of a title they are the half
 * @param bothWays whether it is asked as if each of the two looked for the other, and the better answer holds: one is as alike to another as that one to it
 * @param lean 1 when all of what is asked should be found again, 0 when all of what is found should have been asked for
 */
public record Likeness(double lean, boolean stock, boolean bothWays) {
    /** What somebody says, of which little is written down yet, is looked for in whole texts. */
    public static final Likeness OF_TEXTS = new Likeness(0.75, true, true);
    /** A title is a few words, and a text is many. */
    public static final Likeness OF_TITLES = new Likeness(0.25, false, false);
    private static final double ENOUGH = 0.25;
    private static final double ENOUGH_HERE = 0.18;
    static final int FEWEST = 3;
    private static final int FEWEST_HERE = 2;
    private static final double HALF_DAYS = 30;
    private static final int SHOWN = 3;

    /** What the weight of the shared words is divided by, of the weights of both texts: so much of the one and so much of the other. */
    double divisor(double asked, double found) {
        return divisor(most(asked), least(asked), most(found), least(found));
    }

    /** The same of the powers of these weights, which are worked out once a text. */
    double divisor(double askedMost, double askedLeast, double foundMost, double foundLeast) {
        double there = askedMost * foundLeast;
        return bothWays ? Math.min(there, foundMost * askedLeast) : there;
    }

    double most(double weight) {
        return Math.pow(weight, lean);
    }

    double least(double weight) {
        return Math.pow(weight, 1 - lean);
    }

    /** What lies at the same place or is of the same kind needs less. */
    static boolean enough(double words, int shared, boolean here) {
        return here ? words >= ENOUGH_HERE && shared >= FEWEST_HERE : words >= ENOUGH && shared >= FEWEST;
    }

    static final double MOST_FOR_PLACE_AND_TIME = 2;

    static double ranked(double words, boolean samePlace, boolean sameCategory, long days) {
        return words * (1 + (samePlace ? 0.5 : 0) + (sameCategory ? 0.2 : 0) + 0.3 * Math.pow(2, -days / HALF_DAYS));
    }

    /**
     * The words that tell most of why, in the order of the text, neighbouring pairs put together again.
     *
     * @param words of the text that is asked about, each with its number, in its order
     */
    static List<String> shown(Map<Integer, String> words, Set<Integer> shared, IntToDoubleFunction weight) {
        record Run(String signs, double weight, int no) {}
        var runs = new ArrayList<Run>();
        boolean goesOn = false;
        for (var word : words.entrySet()) {
            if (!shared.contains(word.getKey())) {
                goesOn = false;
                continue;
            }
            var signs = word.getValue();
            double told = weight.applyAsDouble(word.getKey());
            var last = runs.isEmpty() ? null : runs.getLast();
            if (goesOn && last != null && signs.length() == 2 && last.signs.charAt(last.signs.length() - 1) == signs.charAt(0)) {
                runs.set(runs.size() - 1, new Run(last.signs + signs.charAt(1), last.weight + told, last.no));
            } else {
                runs.add(new Run(signs, told, runs.size()));
            }
            goesOn = true;
        }
        return runs.stream().sorted(Comparator.comparingDouble(Run::weight).reversed()).limit(SHOWN).sorted(Comparator.comparingInt(Run::no)).map(Run::signs)
                .toList();
    }
}
