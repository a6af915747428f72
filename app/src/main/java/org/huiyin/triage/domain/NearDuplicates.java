package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds texts that are nearly another one: at least half of all runs of four characters, of the first four hundred, are in both
 * (Jaccard). A model that has seen one of them knows the other, which says nothing of what it has learnt.
 */
public final class NearDuplicates {
    private static final int RUN = 4;
    private static final int READ = 400;
    private static final double ENOUGH = 0.5;
    private static final int STOCK = 300;
    private final List<Set<String>> known = new ArrayList<>();
    private final Map<String, List<Integer>> in = new HashMap<>();

    public NearDuplicates(List<Example> among) {
        for (var one : among) {
            var runs = runs(one.text());
            runs.forEach(run -> in.computeIfAbsent(run, _ -> new ArrayList<>()).add(known.size()));
            known.add(runs);
        }
    }

    public boolean has(Example text) {
        var runs = runs(text.text());
        var shared = new HashMap<Integer, Integer>();
        for (var run : runs) {
            var others = in.getOrDefault(run, List.of());
            if (others.size() < STOCK) { // a phrase of hundreds tells no two of them apart
                others.forEach(other -> shared.merge(other, 1, Integer::sum));
            }
        }
        return shared.entrySet().stream().anyMatch(one -> one.getValue() > ENOUGH * (runs.size() + known.get(one.getKey()).size() - one.getValue()));
    }

    private static Set<String> runs(String text) {
        var plain = Grams.plain(text);
        var runs = new HashSet<String>();
        for (int at = 0; at + RUN <= Math.min(plain.length(), READ); at++) {
            runs.add(plain.substring(at, at + RUN));
        }
        return runs;
    }
}
