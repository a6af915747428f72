package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of characters a model knows, each with how much it tells: rare ones more (tf-idf with smoothed inverse document frequency,
 * Salton and Buckley 1988), and every text of length one.
 */
final class Terms {
    private static final int FEWEST = 2;
    /** Among so few texts what stands in one is no chance. */
    private static final int FEW_TEXTS = 200;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final float[] rarity;
    private final long[] keys;

    /**
     * Those that stand in two texts or more, among few texts all; of very many those that stand in most.
     *
     * @param longest how many characters the longest run has
     * @param most how many are kept
     */
    Terms(List<Map<Long, Double>> texts, int longest, int most) {
        var in = new HashMap<Long, Integer>();
        texts.forEach(text -> text.keySet().stream().filter(key -> Grams.length(key) <= longest).forEach(key -> in.merge(key, 1, Integer::sum)));
        int fewest = texts.size() < FEW_TEXTS ? 1 : FEWEST;
        var known = in.entrySet().stream().filter(one -> one.getValue() >= fewest)
                .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(most)
                .map(Map.Entry::getKey).sorted().toList();
        rarity = new float[known.size()];
        keys = new long[known.size()];
        for (int number = 0; number < keys.length; number++) {
            keys[number] = known.get(number);
            rarity[number] = (float) (Math.log((1.0 + texts.size()) / (1.0 + in.getOrDefault(keys[number], 0))) + 1);
            numbers.put(keys[number], number);
        }
    }

    int size() {
        return keys.length;
    }

    long key(int number) {
        return keys[number];
    }

    /** A text among the terms, of length one. */
    Vector vector(Map<Long, Double> text) {
        var found = new ArrayList<Integer>();
        text.keySet().forEach(key -> {
            var number = numbers.get(key);
            if (number != null) {
                found.add(number);
            }
        });
        found.sort(null);
        var terms = found.stream().mapToInt(Integer::intValue).toArray();
        var weights = new float[terms.length];
        for (int at = 0; at < terms.length; at++) {
            weights[at] = (float) (text.getOrDefault(keys[terms[at]], 0.0) * rarity[terms[at]]);
        }
        return new Vector(terms, weights).unit();
    }
}
