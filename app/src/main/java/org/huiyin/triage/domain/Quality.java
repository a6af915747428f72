package org.huiyin.triage.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** None when there are too few. */
    public List<Share> shares() {
        return enough() ? ReplyRules.PARTS.stream()
                .map(part -> new Share(part, (int) Math.round(100.0 * (replies - lacking.getOrDefault(part, 0)) / replies))).toList() : List.of();
    }
}
