package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pair tells: the rarer among the appeals of a window, the more, up to a bound. A pair of one appeal joins nothing and is left out,
 * and so is one of very many. Pairs that hardly occur without each other are one word, and weigh as one: a long name does not drown what
 * is said about it.
 */
final class Weights {
    private static final double TITLE = 3;
    private static final int LONGEST = 48;
    private static final double COMMON = 0.4;
    private static final int FEW = 20;
    /** A window of fewer appeals tells nothing of how rare a word is in general. */
    private static final int FEWEST = 3000;
    private static final double RAREST = 4.8;
    private static final double ONE_WORD = 0.5;
    private final int[] found;
    private final int[] words;
    private final int[] lengths;
    private final double[] rarities;
    private final int items;

    /** Of appeals by the numbers of their pairs. */
    Weights(List<TopicItem> items, Pairs pairs) {
        this.items = items.size();
        found = new int[pairs.size()];
        for (var item : items) {
            for (int pair : item.all()) {
                found[pair]++;
            }
        }
        rarities = Arrays.stream(found).mapToDouble(this::rarityOf).toArray();
        words = new int[pairs.size()];
        lengths = new int[pairs.size()];
        Arrays.setAll(words, pair -> pair);
        join(items, pairs);
    }

    int size() {
        return found.length;
    }

    /** Of length one. */
    Vector of(TopicItem item) {
        var ids = item.all();
        var heavy = new float[ids.length];
        for (int at = 0; at < ids.length; at++) {
            heavy[at] = (float) (rarity(ids[at]) / Math.sqrt(length(ids[at])) * (TopicGrams.has(item.title(), ids[at]) ? TITLE : 1));
        }
        return new Vector(ids, heavy).heaviest(LONGEST).unit();
    }

    private double rarityOf(int in) {
        return in < 2 || in > FEW && in > items * COMMON ? 0 : Math.min(RAREST, Math.log((double) Math.max(items, FEWEST) / in));
    }

    double rarity(int pair) {
        return rarities[pair];
    }

    /** In how many appeals it stands. */
    int found(int pair) {
        return found[pair];
    }

    /** The same also for a pair of one appeal. */
    double distinct(int pair) {
        return found[pair] < 2 ? RAREST : rarities[pair];
    }

    /** Without the bound. */
    double rarest(int pair) {
        return rarities[pair] == 0 ? 0 : Math.log((double) Math.max(items, FEWEST) / found[pair]);
    }

    /** Which word it is part of: the number of the word's first pair. */
    int word(int pair) {
        int at = pair;
        while (words[at] != at) {
            at = words[at];
        }
        return at;
    }

    /** Of how many pairs that word is. */
    int length(int pair) {
        return Math.max(1, lengths[word(pair)]);
    }

    /** Which pairs that overlap are one word, by the titles. */
    private void join(List<TopicItem> items, Pairs pairs) {
        var inTitles = new int[pairs.size()];
        var together = new HashMap<Long, Integer>();
        for (var item : items) {
            for (int pair : item.title()) {
                inTitles[pair]++;
                for (int next : item.title()) {
                    if (pairs.second(pair) == pairs.first(next)) {
                        together.merge((long) pair << 32 | next, 1, Integer::sum);
                    }
                }
            }
        }
        var often = new ArrayList<>(together.entrySet());
        often.removeIf(one -> one.getValue() < 2);
        often.sort(Map.Entry.comparingByKey());
        for (var one : often) {
            int first = (int) (one.getKey() >> 32);
            int second = one.getKey().intValue();
            if (one.getValue() > ONE_WORD * Math.max(inTitles[first], inTitles[second]) && word(first) != word(second)) {
                words[word(second)] = word(first);
            }
        }
        for (int pair = 0; pair < inTitles.length; pair++) {
            if (inTitles[pair] > 0) {
                lengths[word(pair)]++;
            }
        }
    }
}
