package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the large groups whole. What most members of a group say is its core; an appeal that says most of the core belongs to it, however
 * differently it is worded otherwise, if it says the core's first word: that by which the titles know it.
 */
final class Gathering {
    private static final double MOST_OF_IT = 0.5;
    private static final double SAID_BY = 0.4;
    private static final int CORE = 20;
    private static final int GROUPS = 300;
    private static final int LEAST = 2;
    private final List<TopicItem> items;
    private final List<int[]> says;
    private final List<Vector> vectors;
    private final Weights weights;

    Gathering(List<TopicItem> items, List<Vector> vectors, Weights weights) {
        this.items = items;
        this.vectors = vectors;
        this.says = items.stream().map(TopicItem::all).toList();
        this.weights = weights;
    }

    /** The largest first; each takes what is its own from those after it, as long as it stays of one mind. */
    List<List<Integer>> whole(List<List<Integer>> known) {
        var groups = new ArrayList<>(known);
        for (int round = 0; round < 3; round++) {
            groups.sort(Comparator.comparingInt((List<Integer> one) -> -one.size()).thenComparing(List::getFirst));
            groups = round(groups);
        }
        return groups;
    }

    private ArrayList<List<Integer>> round(List<List<Integer>> groups) {
        var cores = groups.stream().limit(GROUPS).filter(one -> one.size() >= LEAST).map(this::core).toList();
        var holders = holders(cores);
        var group = new int[says.size()];
        IntStream.range(0, groups.size()).forEach(at -> groups.get(at).forEach(member -> group[member] = at));
        for (int at = 0; at < cores.size(); at++) {
            var own = groups.get(at).stream().collect(Collectors.toCollection(TreeSet::new));
            int here = at;
            int size = own.size();
            int anchor = anchor(groups.get(at));
            double all = cores.get(at).values().stream().mapToDouble(Double::doubleValue).sum();
            own.removeIf(item -> group[item] != here);
            covered(cores.get(at), holders).forEach((item, weight) -> {
                if (weight / all >= MOST_OF_IT && groups.get(group[item]).size() <= size && TopicGrams.has(says.get(item), anchor)) {
                    own.add(item);
                }
            });
            if (Topics.cohesion(own, vectors) >= Topics.COHESION) {
                own.forEach(item -> group[item] = here);
            }
        }
        var now = new ArrayList<List<Integer>>();
        groups.forEach(_ -> now.add(new ArrayList<>()));
        IntStream.range(0, group.length).forEach(item -> now.get(group[item]).add(item));
        now.removeIf(List::isEmpty);
        return now;
    }

    private static Map<Integer, Double> covered(Map<Integer, Double> core, Map<Integer, List<Integer>> holders) {
        var covered = new HashMap<Integer, Double>();
        core.forEach((gram, weight) -> holders.getOrDefault(gram, List.of()).forEach(item -> covered.merge(item, weight, Double::sum)));
        return covered;
    }

    private Map<Integer, List<Integer>> holders(List<Map<Integer, Double>> cores) {
        var holders = new HashMap<Integer, List<Integer>>();
        cores.forEach(core -> core.keySet().forEach(gram -> holders.put(gram, new ArrayList<>())));
        for (int item = 0; item < says.size(); item++) {
            for (int gram : says.get(item)) {
                var list = holders.get(gram);
                if (list != null) {
                    list.add(item);
                }
            }
        }
        return holders;
    }

    /** The most telling pair of the titles. */
    int anchor(List<Integer> members) {
        var counts = new HashMap<Integer, Integer>();
        members.forEach(member -> Arrays.stream(items.get(member).title()).forEach(gram -> counts.merge(gram, 1, Integer::sum)));
        return counts.entrySet().stream().max(Comparator.comparingDouble((Map.Entry<Integer, Integer> one) -> weights.rarest(one.getKey()) * one.getValue())
                .thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse(0);
    }

    /** What many of the members say, by how telling it is; what stands in their titles tells twice. */
    Map<Integer, Double> core(List<Integer> members) {
        var counts = new HashMap<Integer, double[]>();
        members.forEach(member -> {
            for (int gram : says.get(member)) {
                var count = counts.computeIfAbsent(gram, _ -> new double[2]);
                count[0]++;
                count[1] += TopicGrams.has(items.get(member).title(), gram) ? 1 : 0;
            }
        });
        var core = new HashMap<Integer, Double>();
        counts.entrySet().stream().filter(one -> one.getValue()[0] >= members.size() * SAID_BY)
                .map(one -> Map.entry(one.getKey(), weights.rarity(one.getKey()) * (one.getValue()[0] + 2 * one.getValue()[1]) / members.size()))
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(CORE)
                .forEach(one -> core.put(one.getKey(), one.getValue()));
        return core;
    }
}
