package org.huiyin.insight;

import java.time.Instant;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.domain.Position;
import org.jspecify.annotations.Nullable;

/**
 * A matter as everybody may read of it.
 *
 * @param title public-safe
 * @param township the township or street its place belongs to
 * @param office who holds it
 * @param closedAt when it was last answered; null while an answer is owed
 * @param voices how many appeals it answers
 * @param lead the matter it was merged into
 * @param position coarse: the middle of a cell
 * @param notes the words that were released last
 */
public record PublicMatter(MatterId id, String kind, String title, String category, String type, String channel, @Nullable Integer place,
        @Nullable Integer township, int office, String state, Instant receivedAt, Instant updatedAt, @Nullable Instant closedAt,
        @Nullable Instant promise, int voices, @Nullable Long lead, @Nullable Position position, @Nullable String notes) {

    public boolean open() {
        return closedAt == null;
    }

    /** One thing that became of it. */
    public record Update(MatterId id, int revision, Instant at, String state, boolean open, @Nullable String notes) {}
}
