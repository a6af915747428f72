package org.huiyin.triage.domain;

import java.time.Instant;
import java.util.List;

/**
 * Several appeals about one matter of a place or a rule; never one about a person.
 *
 * @param members the one that says most of what all say first
 * @param alike those that say nearly the same as the first: they may be handled as one
 * @param words what the members have in common, the most telling first
 * @param weeks how many came in each week of the window
 */
public record Topic(List<TopicItem> members, List<TopicItem> alike, List<String> words, int[] weeks, Trend trend, double heat) {
    /** Whether more of its appeals are among the newer half of all that came in the window than among the older. */
    public enum Trend { MORE, USUAL, LESS }

    public Instant first() {
        return members.stream().map(TopicItem::at).min(Instant::compareTo).orElseThrow();
    }

    public Instant last() {
        return members.stream().map(TopicItem::at).max(Instant::compareTo).orElseThrow();
    }

    public int supporters() {
        return members.stream().mapToInt(TopicItem::supporters).sum();
    }
}
