package org.huiyin.triage.command;

import java.time.Instant;
import java.util.List;
import org.huiyin.triage.domain.Topic.Trend;
import org.huiyin.triage.domain.Unnamed;
import org.jspecify.annotations.Nullable;

/**
 * Topics as they are kept for a while: numbers of matters, whose titles are read anew each time.
 *
 * @param looked how many matters were compared
 * @param newest where only the newest of more were read: so many
 * @param unnamed takes persons and homes out of titles
 */
public record Found(Instant at, int looked, @Nullable Integer newest, List<Kept> topics, Unnamed unnamed) {
    /** One topic: who belongs to it, the most telling first, and which of them say nearly what the first says. */
    public record Kept(List<Long> members, List<Long> alike, List<String> words, Trend trend) {}
}
