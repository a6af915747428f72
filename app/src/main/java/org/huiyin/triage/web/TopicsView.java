package org.huiyin.triage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.huiyin.kernel.Wording;
import org.huiyin.people.OfficeRef;
import org.jspecify.annotations.Nullable;

/**
 * What comes up again, the hottest first.
 *
 * @param ready whether it is worked out; ask again a little later while not
 * @param looked how many matters were compared
 * @param newest where there are more: that only the newest of so many were read
 */
record TopicsView(boolean ready, int days, @Nullable Instant at, int looked, @Nullable Integer newest, List<TopicView> topics) {
    /**
     * One topic.
     *
     * @param words what its titles have in common
     * @param place where most of its matters are
     * @param places how many are where, by communities at the finest
     * @param weeks how many came in each week of the days asked for, the last one to today
     * @param matters the most telling of them
     */
    record TopicView(Wording title, @Nullable Wording category, List<String> words, @Nullable OfficeRef place, List<TopicPlace> places, Instant first, Instant last,
            int appeals, int supporters, List<Integer> weeks, @Schema(allowableValues = {"more", "usual", "less"}) String trend, List<TopicMatter> matters,
            @Nullable Merge merge) {}

    record TopicPlace(OfficeRef office, int appeals) {}

    /** One of its matters, to be opened. */
    record TopicMatter(String number, Wording title, Instant receivedAt) {}

    /**
     * Open matters that say nearly the same and are not handled as one yet.
     *
     * @param into the one that came first
     * @param matters the others
     * @param mine whether the reader may merge them
     */
    record Merge(TopicMatter into, List<TopicMatter> matters, boolean mine) {}

    static TopicsView notReady(int days) {
        return new TopicsView(false, days, null, 0, null, List.of());
    }
}
