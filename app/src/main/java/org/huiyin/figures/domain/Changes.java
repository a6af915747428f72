package org.huiyin.figures.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.figures.Counted;

/** What rows that came and went change in the totals. */
public final class Changes {
    private final ZoneId zone;
    private final Map<String, List<String>> open;
    private final Map<Key, Integer> changes = new HashMap<>();

    /**
     * Of no rows yet.
     *
     * @param open by kind of matter, the categories whose figures everybody may read
     */
    public Changes(ZoneId zone, Map<String, List<String>> open) {
        this.zone = zone;
        this.open = open;
    }

    /** What lasts counts one on the day it begins and one less on the day it ends, so that a sum up to a day is what there was. */
    public void add(String kind, String category, Counted counted, int sign) {
        add(kind, category, counted.total(), counted.office(), counted.at(), sign);
        if (counted.until() != null) {
            add(kind, category, counted.total(), counted.office(), counted.until(), -sign);
        }
    }

    private void add(String kind, String category, String measure, int office, Instant at, int number) {
        var day = LocalDate.ofInstant(at, zone);
        var under = category.isEmpty() ? List.of(Key.ALL)
                : open.getOrDefault(kind, List.of()).contains(category) ? List.of(Key.ALL, category, Key.OPEN) : List.of(Key.ALL, category);
        for (var one : under) {
            for (var span : Key.spans(one)) {
                changes.merge(new Key(kind, one, span, measure, span.begin(day), office), number, Integer::sum);
            }
        }
    }

    /** Without those that come to nothing. */
    public Map<Key, Integer> all() {
        changes.values().removeIf(number -> number == 0);
        return changes;
    }
}
