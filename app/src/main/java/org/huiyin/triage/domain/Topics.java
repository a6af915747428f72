package org.huiyin.triage.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.triage.domain.Topic.Trend;

/**
 * What comes up again in a window. Appeals are alike by the rare pairs of signs they share; groups of such appeals are made whole and kept
 * when at least three say alike and the group has
 * a word to itself, so that it is whole and no mixture. The hottest first: a topic's heat is the number of its appeals, two more for each time the number of its
 * supporters grows by the factor e, and a tenth more or less as its appeals are among the newer half of all that came in the window or among the older. The same
 * appeals always give the same topics.
 */
public final class Topics {
    private static final int LEAST = 3;
    static final double COHESION = 0.4;
    private static final double NAMED = 0.45;
    private static final double OWN = 0.6;
    private static final double PERSON = 0.35;
    private static final int LEAST_ABOUT = 2;
    private static final int OFTEN_NAMED = 20;
    private static final double NAMED_BY_MANY = 0.01;
    private static final double ALIKE = 0.7;
    private static final double BY_SUPPORTERS = 2;
    private static final Duration WEEK = Duration.ofDays(7);
    private final List<TopicItem> items;
    private final Pairs pairs;
    private final List<TopicItem> numbered;
    private final Instant from;
    private final Instant until;
    private final Weights weights;
    private final List<Vector> says;
    private final Tally tally;

    private Topics(List<TopicItem> items, Instant from, Instant until) {
        this.items = items.stream().filter(one -> !one.at().isBefore(from) && !one.at().isAfter(until))
                .sorted(Comparator.comparing(TopicItem::at).thenComparing(TopicItem::id)).toList();
        this.from = from;
        this.until = until;
        this.pairs = new Pairs(this.items);
        this.numbered = this.items.stream().map(pairs::numbered).toList();
        this.weights = new Weights(numbered, pairs);
        this.says = numbered.stream().map(weights::of).toList();
        this.tally = new Tally(pairs.size());
    }

    /**
     * Topics, the hottest first.
     *
     * @param aboutPersons how many groups that would have been topics are none, being about one person
     */
    public record Ranked(List<Topic> topics, int aboutPersons) {}

    /** Those of the window, the hottest first. */
    public static List<Topic> of(List<TopicItem> items, Instant from, Instant until) {
        return ranked(items, from, until).topics;
    }

    public static Ranked ranked(List<TopicItem> items, Instant from, Instant until) {
        return new Topics(items, from, until).ranked();
    }

    /** How alike its members are, from nothing to one. */
    static double cohesion(Collection<Integer> group, List<Vector> says) {
        return group.isEmpty() ? 0 : Vector.sum(group, says).length() / group.size();
    }

    private Ranked ranked() {
        var gathering = new Gathering(numbered, says, weights);
        var groups = gathering.whole(new Seeds(numbered, says, weights).with(new Clustering(says, pairs.size()).clusters())).stream()
                .filter(group -> group.size() >= LEAST && cohesion(group, says) >= COHESION && owns(group) && named(group) >= NAMED).toList();
        var topics = groups.stream().filter(group -> !isAboutAPerson(group)).map(group -> topic(group, gathering))
                .sorted(Comparator.comparingDouble((Topic one) -> -one.heat()).thenComparing(one -> one.members().getFirst().id())).toList();
        return new Ranked(topics, groups.size() - topics.size());
    }

    /** Whether a large part of its members are about one and the same person, however the name was taken out of what is compared. */
    private boolean isAboutAPerson(List<Integer> group) {
        var members = new HashMap<Integer, Integer>();
        group.forEach(member -> Arrays.stream(items.get(member).about()).forEach(person -> members.merge(person, 1, Integer::sum)));
        return members.entrySet().stream().anyMatch(one -> one.getValue() >= Math.max(LEAST_ABOUT, group.size() * PERSON) && isNamedLittleElsewhere(one.getKey(), one.getValue()));
    }

    /** Not somebody whom everybody addresses, such as the head of an office. */
    private boolean isNamedLittleElsewhere(int person, int here) {
        long all = items.stream().filter(one -> TopicGrams.has(one.about(), person)).count();
        return all <= Math.max(OFTEN_NAMED, items.size() * NAMED_BY_MANY) || here >= all * OWN;
    }

    private Topic topic(List<Integer> group, Gathering gathering) {
        var centre = Vector.sum(group, says);
        var members = group.stream().sorted(Comparator.comparingDouble((Integer one) -> -centre.dot(says.get(one))).thenComparing(one -> one)).toList();
        var lead = says.get(members.getFirst());
        var alike = members.stream().skip(1).filter(one -> lead.dot(says.get(one)) >= ALIKE).map(items::get).toList();
        var found = members.stream().map(items::get).toList();
        var middle = items.get(items.size() / 2).at();
        int newer = (int) found.stream().filter(one -> one.at().isAfter(middle)).count();
        int older = found.size() - newer;
        var trend = newer > 1.5 * older + 1 ? Trend.MORE : older > 1.5 * newer + 1 ? Trend.LESS : Trend.USUAL;
        int supporters = found.stream().mapToInt(TopicItem::supporters).sum();
        double heat = (found.size() + BY_SUPPORTERS * Math.log1p(supporters)) * (1 + 0.1 * (newer - older) / found.size());
        return new Topic(found, alike, words(members, gathering.core(group)), weeks(found), trend, heat);
    }

    /** Whether there is a pair by which it is known: half its members say it, and hardly anybody else does. A topic is whole, and not a mixture. */
    private boolean owns(List<Integer> group) {
        var said = said(group);
        return Arrays.stream(said.numbers()).anyMatch(pair -> said.of(pair) >= group.size() * 0.5 && said.of(pair) >= weights.found(pair) * OWN);
    }

    /**
     * How much of the titles all share, on the average. Where each names another place, little is left: the same trouble in many places is
     * no topic.
     */
    private double named(List<Integer> group) {
        var said = said(group);
        return group.stream().mapToDouble(member -> {
            var title = numbered.get(member).title();
            double all = Arrays.stream(title).mapToDouble(weights::distinct).sum();
            double shared = Arrays.stream(title).filter(pair -> said.of(pair) >= group.size() * 0.3).mapToDouble(weights::distinct).sum();
            return all == 0 ? 1 : shared / all;
        }).average().orElse(0);
    }

    private Tally said(List<Integer> group) {
        tally.clear();
        group.forEach(member -> Arrays.stream(numbered.get(member).all()).forEach(pair -> tally.add(pair, 1)));
        return tally;
    }

    private int[] weeks(List<TopicItem> members) {
        var weeks = new int[(int) (Duration.between(from, until).toSeconds() / WEEK.toSeconds()) + 1];
        members.forEach(one -> weeks[(int) (Duration.between(from, one.at()).toSeconds() / WEEK.toSeconds())]++);
        return weeks;
    }

    /** Pairs of the core that overlap in most members, read as one, without what only joins words at their ends. */
    private List<String> words(List<Integer> members, Map<Integer, Double> core) {
        var left = new ArrayList<>(core.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).toList());
        var words = new ArrayList<String>();
        while (!left.isEmpty()) {
            int first = left.removeFirst();
            var word = new StringBuilder().append(pairs.first(first)).append(pairs.second(first));
            for (boolean grown = true; grown;) {
                grown = left.removeIf(pair -> grow(word, pair, members));
            }
            words.add(word.toString());
        }
        var read = words.stream().map(Talk::readable).filter(word -> word.length() > 1).distinct().toList();
        return read.stream().filter(word -> read.stream().noneMatch(other -> other.length() > word.length() && other.contains(word))).toList();
    }

    private boolean grow(StringBuilder word, int pair, List<Integer> members) {
        boolean after = word.charAt(word.length() - 1) == pairs.first(pair);
        boolean before = word.charAt(0) == pairs.second(pair);
        if (word.length() >= 8 || !after && !before || word.indexOf("" + pairs.first(pair) + pairs.second(pair)) >= 0) {
            return false;
        }
        int edge = after ? pairs.number(word.charAt(word.length() - 2), word.charAt(word.length() - 1)) : pairs.number(word.charAt(0), word.charAt(1));
        long both = members.stream().map(numbered::get).filter(one -> TopicGrams.has(one.all(), pair) && TopicGrams.has(one.all(), edge)).count();
        long either = members.stream().map(numbered::get).filter(one -> TopicGrams.has(one.all(), pair) || TopicGrams.has(one.all(), edge)).count();
        if (both < 0.7 * either) {
            return false;
        }
        if (after) {
            word.append(pairs.second(pair));
        } else {
            word.insert(0, pairs.first(pair));
        }
        return true;
    }
}
