package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Groups known by a name: titles that share a long word, of which at least half go on about one thing. Wording apart, they are one matter. */
final class Seeds {
    private static final int LEAST = 5;
    private static final int MOST = 30;
    private static final double ABOUT = 0.5;
    private static final double THING = 2.2;
    private static final double SCATTERED = 0.6;
    private final List<TopicItem> items;
    private final List<Vector> says;
    private final Weights weights;

    Seeds(List<TopicItem> items, List<Vector> says, Weights weights) {
        this.items = items;
        this.says = says;
        this.weights = weights;
    }

    /** The groups, with what such a name holds together taken out of smaller ones. */
    List<List<Integer>> with(List<Cluster> clusters) {
        var of = new int[items.size()];
        var groups = new ArrayList<List<Integer>>();
        clusters.forEach(cluster -> {
            cluster.members.forEach(member -> of[member] = groups.size());
            groups.add(new ArrayList<>(cluster.members));
        });
        for (var seed : seeds()) {
            var shares = new HashMap<Integer, Integer>();
            seed.forEach(member -> shares.merge(of[member], 1, Integer::sum));
            if (shares.values().stream().max(Integer::compare).orElse(0) < seed.size() * SCATTERED) {
                seed.forEach(member -> {
                    groups.get(of[member]).remove(member);
                    of[member] = groups.size();
                });
                groups.add(new ArrayList<>(seed));
            }
        }
        groups.removeIf(List::isEmpty);
        return groups;
    }

    private List<List<Integer>> seeds() {
        var holders = new TreeMap<Integer, List<Integer>>();
        for (int at = 0; at < items.size(); at++) {
            var seen = new HashMap<Integer, Integer>();
            Arrays.stream(items.get(at).title()).forEach(gram -> seen.merge(weights.word(gram), 1, Integer::sum));
            int item = at;
            seen.forEach((word, parts) -> {
                if (parts > 1) {
                    holders.computeIfAbsent(word, _ -> new ArrayList<>()).add(item);
                }
            });
        }
        return holders.entrySet().stream().filter(one -> one.getValue().size() >= LEAST && one.getValue().size() <= Math.max(items.size() / 60, MOST))
                .map(one -> about(one.getKey(), one.getValue())).filter(one -> one.size() >= LEAST && Topics.cohesion(one, says) >= Topics.COHESION)
                .sorted(Comparator.comparingInt((List<Integer> one) -> -one.size()).thenComparing(List::getFirst)).toList();
    }

    /** Those that go on about the thing most of them name beside that word. */
    private List<Integer> about(int word, List<Integer> members) {
        var counts = new HashMap<Integer, Integer>();
        members.forEach(member -> Arrays.stream(items.get(member).all()).filter(gram -> weights.word(gram) != word && weights.rarity(gram) >= THING)
                .forEach(gram -> counts.merge(gram, 1, Integer::sum)));
        var most = counts.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey())).orElse(null);
        if (most == null || most.getValue() < members.size() * ABOUT) {
            return List.of();
        }
        return members.stream().filter(member -> TopicGrams.has(items.get(member).all(), most.getKey())).toList();
    }
}
