package org.huiyin.live.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiyin.kernel.MatterId;

/**
 * A matter to which something happened.
 *
 * @param revision its last event that was heard
 * @param moved whether custody came to another office, so that the one before has something less on its list
 */
public record Change(MatterId id, int revision, boolean moved) {
    /** Beyond so many at once everybody is told to look again: an import is no news of single matters. */
    public static final int MOST = 100;
    /** Notices of PostgreSQL hold 8000 bytes. */
    private static final String MUCH = "much";

    /** As the servers tell one another; nothing of the matter but its id. */
    public static String written(List<Change> changes) {
        if (changes.size() > MOST) {
            return MUCH;
        }
        return String.join(" ", changes.stream()
                .map(change -> change.id.district() + "." + change.id.value() + "." + change.revision + (change.moved ? ".m" : "")).toList());
    }

    /** Empty when so much changed that it was not listed. */
    public static List<Change> read(String notice) {
        if (notice.equals(MUCH)) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        for (var part : notice.split(" ")) {
            var facts = Arrays.asList(part.split("\\."));
            changes.add(new Change(new MatterId(Short.parseShort(facts.get(0)), Long.parseLong(facts.get(1))), Integer.parseInt(facts.get(2)),
                    facts.size() > 3));
        }
        return changes;
    }
}
