package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the large groups whole. What most members of a group say is its core; an appeal that says most of the core belongs to it, however
 * differently it is worded otherwise, if it says the core's first word: that by which the titles know it.
 */
final class Gathering {
    private static final double MOST_OF_IT = 0.5;
    private static final double SAID_BY = 0.4;
    private static final double BY_MOST = 0.6;
    private static final double NEARLY_ALL = 0.75;
    private static final double NEARLY_HALF = 0.44;
    private static final int MANY = 20;
    private static final double MUCH = 0.67;
    private static final double ALIKE = 0.42;
    private static final double TITLED = 0.35;
    private static final double OWN = 0.8;
    private static final int FEW = 3;
    private static final int CORE = 20;
    private static final int GROUPS = 300;
    private static final int LEAST = 2;
    private final List<TopicItem> items;
    private final List<int[]> says;
    private final List<Vector> vectors;
    private final Weights weights;
    private final Tally tally;
    private final Tally covered;

    Gathering(List<TopicItem> items, List<Vector> vectors, Weights weights) {
        this.tally = new Tally(weights.size());
        this.covered = new Tally(items.size());
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
        int alone = groups.size();
        for (int at = 0; at < cores.size(); at++) {
            var before = groups.get(at);
            covered(cores.get(at), holders);
            var own = new TreeSet<Integer>();
            for (int item : saying(before, cores.get(at))) {
                if (group[item] >= groups.size() || groups.get(group[item]).size() <= before.size()) {
                    own.add(item);
                }
            }
            for (int item : before) {
                if (group[item] == at) {
                    own.add(item);
                }
            }
            var strangers = strangers(own, cores.get(at));
            own.removeAll(strangers);
            if (Topics.cohesion(own, vectors) >= Topics.COHESION) {
                for (int item : strangers) {
                    group[item] = group[item] == at ? alone++ : group[item];
                }
                for (int item : own) {
                    group[item] = at;
                }
            }
        }
        var now = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>()).limit(alone).collect(Collectors.toCollection(ArrayList::new));
        IntStream.range(0, group.length).forEach(item -> now.get(group[item]).add(item));
        now.removeIf(List::isEmpty);
        return now;
    }

    /**
     * Who says half of the core, and in it the word by which the titles know it. Of a group of many the rest of the core is so well known that
     * who says nearly all of it belongs to it without that word.
     */
    private List<Integer> saying(List<Integer> group, Map<Integer, Double> core) {
        int anchor = anchor(group);
        double all = sum(core, _ -> true);
        if (all == 0) {
            return List.of(); // all of it is too common here to tell anything
        }
        double rest = sum(core, pair -> weights.word(pair) != weights.word(anchor));
        double unnamed = group.size() < MANY ? Double.MAX_VALUE : Math.max(NEARLY_ALL * rest, NEARLY_HALF * all);
        double least = Math.min(MOST_OF_IT * all, unnamed);
        return Arrays.stream(covered.numbers())
                .filter(item -> covered.of(item) >= least && covered.of(item) >= (TopicGrams.has(says.get(item), anchor) ? MOST_OF_IT * all : unnamed)).boxed().toList();
    }

    private static double sum(Map<Integer, Double> core, IntPredicate which) {
        return core.entrySet().stream().filter(one -> which.test(one.getKey())).mapToDouble(Map.Entry::getValue).sum();
    }

    /** Members whose titles name something else, who say little of the core and nothing that is the group's own: the same trouble at another place. */
    private List<Integer> strangers(Collection<Integer> members, Map<Integer, Double> core) {
        if (members.size() < FEW) {
            return List.of();
        }
        tally.clear();
        members.forEach(member -> Arrays.stream(says.get(member)).forEach(pair -> tally.add(pair, 1)));
        double all = sum(core, _ -> true);
        var centre = Vector.sum(members, vectors).unit();
        return members.stream().filter(member -> covered.of(member) < MUCH * all && centre.dot(vectors.get(member)) < ALIKE && titled(member, members.size()) < TITLED
                && Arrays.stream(says.get(member)).noneMatch(pair -> tally.of(pair) >= members.size() * 0.5 && tally.of(pair) >= weights.found(pair) * OWN)).toList();
    }

    /** How much of its title others of the group say. */
    private double titled(int member, int members) {
        var title = items.get(member).title();
        double shared = Arrays.stream(title).filter(pair -> tally.of(pair) >= members * 0.3).mapToDouble(weights::distinct).sum();
        return shared / Math.max(1, Arrays.stream(title).mapToDouble(weights::distinct).sum());
    }

    private void covered(Map<Integer, Double> core, Map<Integer, List<Integer>> holders) {
        covered.clear();
        core.forEach((pair, weight) -> holders.getOrDefault(pair, List.of()).forEach(item -> covered.add(item, weight)));
    }

    private Map<Integer, List<Integer>> holders(List<Map<Integer, Double>> cores) {
        var wanted = new BitSet();
        cores.forEach(core -> core.keySet().forEach(wanted::set));
        var holders = new HashMap<Integer, List<Integer>>();
        for (int item = 0; item < says.size(); item++) {
            for (int pair : says.get(item)) {
                if (wanted.get(pair)) {
                    holders.computeIfAbsent(pair, _ -> new ArrayList<>()).add(item);
                }
            }
        }
        return holders;
    }

    /** The most telling pair of the titles that most members say. */
    int anchor(List<Integer> members) {
        tally.clear();
        members.forEach(member -> Arrays.stream(says.get(member)).forEach(pair -> tally.add(pair, 1)));
        var often = Arrays.stream(tally.numbers()).filter(pair -> tally.of(pair) >= BY_MOST * members.size()).toArray();
        tally.clear();
        members.forEach(member -> Arrays.stream(items.get(member).title()).forEach(pair -> tally.add(pair, 1)));
        int anchor = 0;
        double most = -1;
        for (int pair : often) {
            double tells = weights.rarest(pair) * tally.of(pair);
            if (tells >= most) {
                most = tells;
                anchor = pair;
            }
        }
        return anchor;
    }

    /** What many of the members say, by how telling it is; what stands in their titles tells twice. */
    Map<Integer, Double> core(List<Integer> members) {
        tally.clear();
        members.forEach(member -> Arrays.stream(says.get(member)).forEach(pair -> tally.add(pair, 1)));
        var core = new HashMap<Integer, Double>();
        for (int pair : tally.numbers()) {
            if (tally.of(pair) >= members.size() * SAID_BY) {
                long titled = members.stream().filter(member -> TopicGrams.has(items.get(member).title(), pair)).count();
                core.put(pair, weights.rarity(pair) * (tally.of(pair) + 2 * titled) / members.size());
            }
        }
        return core.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(CORE)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }
}
