package org.huiyin.triage.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which office has taken appeals of a category: a certain one, the community they were about, or its township. The office the rules name
 * counts as if it had taken a few, so that the first day has an answer.
 */
public final class WhoTakes {
    private static final double BY_RULE = 3;
    private static final double BY_PLACE = 0.5;
    private final Map<String, Map<Taker, Integer>> taken = new HashMap<>();

    /** Who takes it: one office, or whichever is responsible for the place. */
    public sealed interface Taker {
        /** The office of that number. */
        record Always(int office) implements Taker {}

        /** The community it is about. */
        record Community() implements Taker {}

        /** The township it is about. */
        record Township() implements Taker {}
    }

    /** How probable that office is, and how many of the category went there. */
    public record Share(double probability, int times) {}

    public void learn(String category, Taker taker) {
        taken.computeIfAbsent(category, _ -> new HashMap<>()).merge(taker, 1, Integer::sum);
    }

    /** How many of the category were sent anywhere. */
    public int of(String category) {
        return taken.getOrDefault(category, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Offices by number, for a place.
     *
     * @param byRule the office the rules name for the category; null where they leave it to the place
     * @param community null when the place is a township or unknown, as is {@code township}
     * @param may which offices may take it: not those complained of
     */
    public Map<Integer, Share> shares(String category, @Nullable Integer byRule, @Nullable Integer community, @Nullable Integer township, IntPredicate may) {
        var times = new TreeMap<Integer, Integer>();
        taken.getOrDefault(category, Map.of()).forEach((taker, many) -> {
            var office = switch (taker) {
                case Taker.Always(int one) -> Integer.valueOf(one);
                case Taker.Community() -> community == null ? township : community;
                case Taker.Township() -> township;
            };
            if (office != null) {
                times.merge(office, many, Integer::sum);
            }
        });
        var weights = new TreeMap<Integer, Double>();
        times.forEach((office, many) -> weights.put(office, (double) many));
        if (byRule != null) {
            weights.merge(byRule, BY_RULE, Double::sum);
        }
        if (township != null) {
            weights.merge(township, byRule == null ? BY_RULE : BY_PLACE, Double::sum);
        }
        weights.keySet().removeIf(office -> !may.test(office));
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        var shares = new TreeMap<Integer, Share>();
        weights.forEach((office, weight) -> shares.put(office, new Share(weight / all, times.getOrDefault(office, 0))));
        return shares;
    }
}
