package org.huiyin.figures.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.huiyin.figures.domain.Key;
import org.huiyin.figures.store.CountedStore;
import org.huiyin.figures.store.TotalStore;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.store.MatterWalk;
import org.springframework.stereotype.Component;

/** Counts everything anew beside what is kept and tells where the two differ. */
@Component
public class FiguresCheck {
    private static final int AT_ONCE = 500;
    private final Counts counts;
    private final CountedStore kept;
    private final TotalStore totals;
    private final MatterWalk walk;
    private final District district;

    FiguresCheck(Counts counts, CountedStore kept, TotalStore totals, MatterWalk walk, District district) {
        this.counts = counts;
        this.kept = kept;
        this.totals = totals;
        this.walk = walk;
        this.district = district;
    }

    /** One line for each difference. */
    public List<String> differences() {
        var found = new ArrayList<String>();
        var sums = counts.changes();
        var last = new MatterId((short) 0, 0);
        for (var some = walk.after(last, AT_ONCE); !some.isEmpty(); some = walk.after(last, AT_ONCE)) {
            var rows = kept.of(some);
            counts.of(some).forEach((id, now) -> {
                var were = rows.getOrDefault(id, List.of());
                if (!new HashSet<>(were).equals(new HashSet<>(now.rows()))) {
                    found.add(id + ": counted as " + were + ", its history says " + now.rows());
                }
                now.rows().forEach(row -> sums.add(now.kind(), row.category(), row.counted(), 1));
            });
            last = some.getLast();
        }
        differ(found, totals.all(district.id()), sums.all());
        return found;
    }

    private static void differ(List<String> found, Map<Key, Integer> stored, Map<Key, Integer> summed) {
        var keys = new HashSet<>(stored.keySet());
        keys.addAll(summed.keySet());
        for (var key : keys) {
            int is = stored.getOrDefault(key, 0);
            int should = summed.getOrDefault(key, 0);
            if (is != should) {
                found.add(key + " is " + is + ", the rows behind it are " + should);
            }
        }
    }
}
