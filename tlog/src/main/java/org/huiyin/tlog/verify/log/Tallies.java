package org.huiyin.tlog.verify.log;

import java.util.Map;
import java.util.TreeMap;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/** Looks at entries one after another, and counts them by kind. */
final class Tallies {
    private static final int MOST_TOLD = 20;
    private static final int MOST_UNKNOWN = 100;
    private final Report report;
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Map<String, Long> unknown = new TreeMap<>();
    private String first = "";
    private String last = "";
    private long count;
    private long late;
    private long broken;

    Tallies(Report report) {
        this.report = report;
    }

    Line take(long index, byte[] bytes) {
        count++;
        var line = Line.of(bytes);
        switch (line) {
            case Line.Known(var entry) -> {
                kinds.merge(entry.kind(), 1L, Long::sum);
                late += entry.late() ? 1 : 0;
                first = first.isEmpty() || entry.ts().compareTo(first) < 0 ? entry.ts() : first;
                last = entry.ts().compareTo(last) > 0 ? entry.ts() : last;
            }
            case Line.Unknown(var kind) -> unknown.merge(unknown.size() < MOST_UNKNOWN ? kind : "…", 1L, Long::sum);
            case Line.Broken(var why) -> {
                if (++broken <= MOST_TOLD) {
                    report.add(Level.UNTRUE, "log.entry-broken", "index", index, "detail", why);
                }
            }
        }
        return line;
    }

    void tell() {
        if (broken > MOST_TOLD) {
            report.add(Level.UNTRUE, "log.more-broken", "count", broken - MOST_TOLD);
        }
        if (count > 0) {
            report.add(Level.NOTE, "log.kinds", "count", count, "kinds", kinds.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList(),
                    "first", first.isEmpty() ? "–" : first, "last", last.isEmpty() ? "–" : last, "late", late);
        }
        unknown.forEach((kind, times) -> report.add(Level.NOTE, "log.unknown-kind", "kind", kind, "count", times));
    }
}
