package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.huiyin.triage.domain.Suggestion.OfCategory;
import org.huiyin.triage.domain.Suggestion.OfOffice;
import org.huiyin.triage.domain.Suggestion.Reason;
import org.huiyin.triage.domain.WhoTakes.Share;
import org.jspecify.annotations.Nullable;

/** Suggests category, office and urgency of one appeal, by what people decided before and by the rules. */
public final class Adviser {
    private static final int SHOWN = 3;
    private static final int ASKED = 6;
    private static final int WORDS = 4;
    private static final int WHOLE = 100;
    private static final int LEAST = 5;
    private final Sorter sorter;
    private final WhoTakes takers;
    private final Map<String, ByRule> rules;
    private final UrgentWords urgent;

    /** What the rules say of a category: the office that usually takes it, if they name one, and whether it is always urgent. */
    public record ByRule(@Nullable Integer office, boolean urgent) {}

    /** Where it is and who may have it. */
    public record Where(@Nullable Integer community, @Nullable Integer township, IntPredicate may) {}

    public Adviser(Sorter sorter, WhoTakes takers, Map<String, ByRule> rules, UrgentWords urgent) {
        this.sorter = sorter;
        this.takers = takers;
        this.rules = Map.copyOf(rules);
        this.urgent = urgent;
    }

    public Suggestion suggest(String model, String text, Where where) {
        var guesses = sorter.guess("", text).stream().limit(ASKED).toList();
        var categories = guesses.stream().limit(SHOWN)
                .map(one -> new OfCategory(one.label(), percent(one.probability()), one.probability() * WHOLE < LEAST ? List.<String>of() : sorter.evidence("", text, one.label(), WORDS))).toList();
        var danger = new ArrayList<>(urgent.in(text));
        if (danger.isEmpty() && rule(categories.getFirst().code()).urgent) {
            categories.getFirst().evidence().stream().filter(word -> urgent.says(word, text)).forEach(danger::add);
        }
        return new Suggestion(model, reason(guesses.getFirst().probability(), text), categories, offices(guesses, where), danger);
    }

    /** Whether the text is one of those that {@link #alike} counts now; its office counts in any case. */
    public boolean learn(Example decided, WhoTakes.Taker taker) {
        takers.learn(decided.label(), taker);
        return sorter.learn(decided);
    }

    /** The numbers of the texts learnt that are most like this one, the most alike first. */
    public List<Integer> alike(String text) {
        return sorter.alike("", text);
    }

    private ByRule rule(String category) {
        return rules.getOrDefault(category, new ByRule(null, false));
    }

    private Reason reason(double first, String text) {
        if (!sorter.knows("", text)) {
            return Reason.NOTHING_KNOWN;
        }
        if (sorter.surely() > 1) {
            return Reason.FEW_DECISIONS;
        }
        return first >= sorter.surely() ? Reason.SURE : Reason.CLOSE;
    }

    private List<OfOffice> offices(List<Sorter.Guess> guesses, Where where) {
        var probable = new TreeMap<Integer, Double>();
        Map<Integer, Share> ofFirst = Map.of();
        for (var guess : guesses) {
            var shares = takers.shares(guess.label(), rule(guess.label()).office, where.community, where.township, where.may);
            ofFirst = ofFirst.isEmpty() ? shares : ofFirst;
            shares.forEach((office, share) -> probable.merge(office, guess.probability() * share.probability(), Double::sum));
        }
        var first = ofFirst;
        int of = takers.of(guesses.getFirst().label());
        return probable.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .map(one -> new OfOffice(one.getKey(), percent(one.getValue()), times(first, one.getKey()), of))
                .filter(one -> one.percent() >= LEAST).limit(SHOWN).toList();
    }

    private static int times(Map<Integer, Share> shares, int office) {
        var share = shares.get(office);
        return share == null ? 0 : share.times();
    }

    private static int percent(double share) {
        return (int) Math.round(share * WHOLE);
    }
}
