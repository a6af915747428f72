package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Replies of an office or of a category, and how many of them have each part. Said only from 20 replies up. */
public final class Quality {
    /** With fewer, a share would say more of a single reply than of an office. */
    public static final int FEWEST = 20;

    /** How many of a hundred replies have that part. */
    public record Share(String part, int percent) {}

    private int replies;
    private final Map<String, Integer> lacking = new HashMap<>();

    public void replies(int more) {
        replies += more;
    }

    public void lacks(String part, int more) {
        lacking.merge(part, more, Integer::sum);
    }

    public boolean enough() {
        return replies >= FEWEST;
    }

    public int replies() {
        return replies;
    }

    /**
     * Which parts of a whole have figures: those with enough replies, but so that what is left over of the whole is none or enough as well.
     * Otherwise who subtracts what is shown from the whole would know of the few.
     *
     * @param parts by what they are called
     */
    public static <T> Set<T> shown(Quality whole, Map<T, Quality> parts) {
        var shown = parts.entrySet().stream().filter(part -> part.getValue().enough()).sorted(Comparator.comparingInt(part -> -part.getValue().replies()))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(ArrayList::new));
        int left = whole.replies;
        for (var part : shown) {
            left -= Objects.requireNonNull(parts.get(part)).replies;
        }
        while (left > 0 && left < FEWEST && !shown.isEmpty()) {
            left += Objects.requireNonNull(parts.get(shown.removeLast())).replies;
        }
        return Set.copyOf(shown);
    }

    /** None when there are too few. */
    public List<Share> shares() {
        return enough() ? ReplyRules.PARTS.stream()
                .map(part -> new Share(part, (int) Math.round(100.0 * (replies - lacking.getOrDefault(part, 0)) / replies))).toList() : List.of();
    }
}
