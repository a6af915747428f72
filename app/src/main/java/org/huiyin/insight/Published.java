package org.huiyin.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a matter is published.
 *
 * @param position the number of the sealed words that hold where it is
 * @param updates what became of it, from its receipt on; never empty
 */
public record Published(@Nullable Short position, List<Update> updates) {
    /**
     * One thing that became of a matter.
     *
     * @param state what lists call the state it led to
     * @param open an answer is owed
     * @param words the number of the sealed words that were released for everybody
     */
    public record Update(int revision, Instant at, String state, boolean open, @Nullable Short words) {}

    public Update last() {
        return updates.getLast();
    }
}
