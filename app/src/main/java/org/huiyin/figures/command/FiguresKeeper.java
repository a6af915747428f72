package org.huiyin.figures.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huiyin.figures.Counted;
import org.huiyin.figures.store.CountedStore;
import org.huiyin.figures.store.CountedStore.Row;
import org.huiyin.figures.store.TotalStore;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Happened;
import org.huiyin.matters.Listener;
import org.springframework.stereotype.Component;

/**
 * Keeps the figures: works out anew what counts of each matter something happened to, and moves the totals by the difference to
 * what was kept. Hearing an event twice changes nothing.
 */
@Component
public class FiguresKeeper implements Listener {
    private final Counts counts;
    private final CountedStore kept;
    private final TotalStore totals;
    private final District district;

    FiguresKeeper(Counts counts, CountedStore kept, TotalStore totals, District district) {
        this.counts = counts;
        this.kept = kept;
        this.totals = totals;
        this.district = district;
    }

    @Override
    public void hear(List<Happened> happened) {
        count(happened.stream().map(Happened::id).distinct().toList());
    }

    /** By what it counts; figures kept by another are counted anew. */
    int definition() {
        return counts.definition();
    }

    void count(List<MatterId> ids) {
        var before = kept.of(ids);
        var gone = new HashMap<MatterId, List<Row>>();
        var come = new HashMap<MatterId, List<Row>>();
        var changes = counts.changes();
        counts.of(ids).forEach((id, now) -> {
            var old = before.getOrDefault(id, List.of());
            come.put(id, without(now.rows(), old));
            gone.put(id, without(old, now.rows()));
            come.get(id).forEach(row -> changes.add(now.kind(), row.category(), row.counted(), 1));
            gone.get(id).forEach(row -> changes.add(now.kind(), row.category(), row.counted(), -1));
        });
        kept.delete(unreplaced(gone, come));
        kept.write(come);
        totals.add(district.id(), changes.all());
    }

    private static List<Row> without(List<Row> rows, List<Row> others) {
        return rows.stream().filter(row -> !others.contains(row)).toList();
    }

    /** Rows that are not written over anyway. */
    private static Map<MatterId, List<Row>> unreplaced(Map<MatterId, List<Row>> gone, Map<MatterId, List<Row>> come) {
        return gone.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, of -> {
            var written = Objects.requireNonNull(come.get(of.getKey())).stream().map(row -> place(row.counted())).collect(Collectors.toSet());
            return of.getValue().stream().filter(row -> !written.contains(place(row.counted()))).toList();
        }));
    }

    private static Map.Entry<Integer, String> place(Counted counted) {
        return Map.entry(counted.revision(), counted.measure());
    }
}
