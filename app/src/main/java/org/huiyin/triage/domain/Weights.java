package org.huiyin.triage.domain;

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
    private final Map<Integer, Integer> found = new HashMap<>();
    private final Map<Integer, Integer> words = new HashMap<>();
    private final Map<Integer, Integer> lengths = new HashMap<>();
    private final int items;

    Weights(List<TopicItem> items) {
        this.items = items.size();
        for (var item : items) {
            Arrays.stream(item.all()).forEach(gram -> found.merge(gram, 1, Integer::sum));
        }
        join(items);
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

    double rarity(int gram) {
        int in = found.getOrDefault(gram, 0);
        return in < 2 || in > FEW && in > items * COMMON ? 0 : Math.min(RAREST, Math.log((double) Math.max(items, FEWEST) / in));
    }

    /** In how many appeals it stands. */
    int found(int gram) {
        return found.getOrDefault(gram, 0);
    }

    /** The same also for a pair of one appeal. */
    double distinct(int gram) {
        return found.getOrDefault(gram, 0) < 2 ? RAREST : rarity(gram);
    }

    /** Without the bound. */
    double rarest(int gram) {
        return rarity(gram) == 0 ? 0 : Math.log((double) Math.max(items, FEWEST) / found(gram));
    }

    /** Which word it is part of: the number of the word's first pair. */
    int word(int gram) {
        int at = gram;
        while (words.getOrDefault(at, at) != at) {
            at = words.getOrDefault(at, at);
        }
        return at;
    }

    private int length(int gram) {
        return lengths.getOrDefault(word(gram), 1);
    }

    /** Which pairs that overlap are one word, by the titles. */
    private void join(List<TopicItem> items) {
        var inTitles = new HashMap<Integer, Integer>();
        var together = new HashMap<Long, Integer>();
        for (var item : items) {
            for (int gram : item.title()) {
                inTitles.merge(gram, 1, Integer::sum);
                int next = Arrays.binarySearch(item.title(), (gram & 0xFFFF) << 16);
                for (int at = next < 0 ? -next - 1 : next; at < item.title().length && item.title()[at] >>> 16 == (gram & 0xFFFF); at++) {
                    together.merge((long) gram << 32 | item.title()[at] & 0xFFFFFFFFL, 1, Integer::sum);
                }
            }
        }
        together.entrySet().stream().filter(one -> one.getValue() > 1).sorted(Map.Entry.comparingByKey()).forEach(one -> {
            int first = (int) (one.getKey() >> 32);
            int second = one.getKey().intValue();
            if (one.getValue() > ONE_WORD * Math.max(inTitles.getOrDefault(first, 0), inTitles.getOrDefault(second, 0)) && word(first) != word(second)) {
                words.put(word(second), word(first));
            }
        });
        inTitles.keySet().forEach(gram -> lengths.merge(word(gram), 1, Integer::sum));
    }
}
