package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/** Groups known by a name: titles that share a long word, of which at least half go on about one thing. Wording apart, they are one matter. */
final class Seeds {
    private static final int LEAST = 5;
    private static final int MOST = 30;
    private static final double ABOUT = 0.5;
    private static final double OWN = 0.6;
    private static final double THING = 2.2;
    private static final int LONG = 4;
    private static final double WHOLE = 0.8;
    private static final double CLOSE = 0.5;
    private static final double SCATTERED = 0.6;
    private final List<TopicItem> items;
    private final List<Vector> says;
    private final Weights weights;
    private final Tally tally;

    Seeds(List<TopicItem> items, List<Vector> says, Weights weights) {
        this.tally = new Tally(weights.size());
        this.items = items;
        this.says = says;
        this.weights = weights;
    }

    /** The groups, with what such a name holds together taken out of weaker ones. */
    List<List<Integer>> with(List<Cluster> clusters) {
        var of = new int[items.size()];
        var groups = new ArrayList<List<Integer>>();
        clusters.forEach(cluster -> {
            cluster.members.forEach(member -> of[member] = groups.size());
            groups.add(new ArrayList<>(cluster.members));
        });
        var strengths = new HashMap<Integer, Double>();
        for (var found : seeds()) {
            double strength = strength(found);
            var seed = found.stream().filter(member -> strengths.computeIfAbsent(of[member], at -> strength(groups.get(at))) < strength).toList();
            var shares = new HashMap<Integer, Integer>();
            seed.forEach(member -> shares.merge(of[member], 1, Integer::sum));
            if (seed.size() >= LEAST && shares.values().stream().max(Integer::compare).orElse(0) < seed.size() * SCATTERED) {
                seed.forEach(member -> {
                    groups.get(of[member]).remove(member);
                    strengths.remove(of[member]);
                    of[member] = groups.size();
                });
                groups.add(new ArrayList<>(seed));
            }
        }
        groups.removeIf(List::isEmpty);
        return groups;
    }

    /** How many and how alike: a name holds more together than a thing that is in many places. */
    private double strength(List<Integer> group) {
        double cohesion = Topics.cohesion(group, says);
        return group.size() * cohesion * cohesion;
    }

    private List<List<Integer>> seeds() {
        var holders = new TreeMap<Integer, List<Integer>>();
        for (int at = 0; at < items.size(); at++) {
            var seen = new HashMap<Integer, Integer>();
            Arrays.stream(items.get(at).title()).forEach(pair -> seen.merge(weights.word(pair), 1, Integer::sum));
            int item = at;
            seen.forEach((word, parts) -> {
                if (parts > 1) {
                    holders.computeIfAbsent(word, _ -> new ArrayList<>()).add(item);
                }
            });
        }
        int most = Math.max(items.size() / 60, MOST);
        return holders.entrySet().stream().filter(one -> one.getValue().size() >= LEAST && one.getValue().size() <= most)
                .map(one -> about(one.getKey(), one.getValue())).filter(one -> one.size() >= LEAST && owns(one) && Topics.cohesion(one, says) >= Topics.COHESION)
                .sorted(Comparator.comparingDouble((List<Integer> one) -> -strength(one)).thenComparing(List::getFirst)).toList();
    }

    /** Whether half of them say a pair that hardly anybody else says: what is said in many places holds nothing together. */
    private boolean owns(List<Integer> members) {
        tally.clear();
        members.forEach(member -> Arrays.stream(items.get(member).all()).forEach(pair -> tally.add(pair, 1)));
        return Arrays.stream(tally.numbers()).anyMatch(pair -> tally.of(pair) >= members.size() * 0.5 && tally.of(pair) >= weights.found(pair) * OWN);
    }

    /** Those that go on about the thing most of them name beside that word. */
    private List<Integer> about(int word, List<Integer> members) {
        tally.clear();
        members.forEach(member -> Arrays.stream(items.get(member).all()).filter(pair -> weights.rarity(pair) >= THING && weights.word(pair) != word)
                .forEach(pair -> tally.add(pair, 1)));
        int most = -1;
        for (int pair : tally.numbers()) {
            if (most < 0 || tally.of(pair) >= tally.of(most)) {
                most = pair;
            }
        }
        if (most < 0 || tally.of(most) < members.size() * ABOUT) {
            return whole(word, members);
        }
        int thing = most;
        return members.stream().filter(member -> TopicGrams.has(items.get(member).all(), thing)).toList();
    }

    /** Whose titles have nearly the whole of a long name, where they say much the same beside it. */
    private List<Integer> whole(int word, List<Integer> members) {
        int least = Math.max(LONG, (int) Math.ceil(weights.length(word) * WHOLE));
        var named = members.stream().filter(member -> Arrays.stream(items.get(member).title()).filter(pair -> weights.word(pair) == word).count() >= least).toList();
        return Topics.cohesion(named, says) >= CLOSE ? named : List.of();
    }
}
