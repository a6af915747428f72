package org.huiyin.tlog.verify.log;

import java.util.List;
import java.util.Optional;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.note.TrustPolicy.Seen;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/**
 * Holds the time that each entry tells against the entries before it and against the witnesses. An entry of long before is asked about
 * and no lie yet, for one that was held back looks alike; one that tells a time at which a witness had long signed it is untrue.
 */
final class Times {
    private static final int MOST_TOLD = 20;
    private static final String NOTHING = "–";
    private Optional<LogEntry> newest = Optional.empty();
    private Optional<Odd> odd = Optional.empty();
    private String before = NOTHING;
    private long newestAt;
    private long next;
    private long behind;
    private long ahead;

    /** One that is told once it is known what follows it. */
    private record Odd(long index, LogEntry entry, String before, long newestAt, LogEntry newest) {}

    /** Nothing is told of what was read before; what comes is held against it. */
    void knows(long index, Line line) {
        if (index >= next && line instanceof Line.Known(var entry)) {
            next = index + 1;
            before = entry.ts();
            if (!entry.late() && !entry.isCoarse() && newest.filter(one -> one.ts().compareTo(entry.ts()) >= 0).isEmpty()) {
                newest = Optional.of(entry);
                newestAt = index;
            }
        }
    }

    /**
     * One that was heard before, in a look that broke off, is passed over.
     *
     * @param seen by whom the log was signed with this entry in it
     */
    void hear(long index, Line line, List<Seen> seen, Report report) {
        if (index < next || !(line instanceof Line.Known(var entry))) {
            return;
        }
        tell(entry.ts(), report);
        seen.stream().filter(one -> entry.isAfter(one.at())).findFirst().ifPresent(one -> {
            if (++ahead <= MOST_TOLD) {
                report.add(Level.UNTRUE, "log.after-witness", "index", index, "ts", entry.ts(), "witness", one.witness(), "at", one.at());
            }
        });
        newest.filter(one -> entry.isBehind(one.earliest())).ifPresent(one -> {
            if (++behind <= MOST_TOLD) {
                odd = Optional.of(new Odd(index, entry, before, newestAt, one));
            }
        });
        knows(index, line);
    }

    private void tell(String after, Report report) {
        odd.ifPresent(one -> report.add(Level.ODD, "log.behind", "index", one.index, "ts", one.entry.ts(), "case", one.entry.caseRef(), "no", one.entry.seq(),
                "before", one.before, "after", after, "newest", one.newest.ts(), "newestIndex", one.newestAt));
        odd = Optional.empty();
    }

    /** As far as the log goes, nothing follows. */
    void tell(Report report) {
        tell(NOTHING, report);
        if (behind > MOST_TOLD) {
            report.add(Level.ODD, "log.more-behind", "count", behind - MOST_TOLD);
        }
        if (ahead > MOST_TOLD) {
            report.add(Level.UNTRUE, "log.more-after-witness", "count", ahead - MOST_TOLD);
        }
        behind = 0;
        ahead = 0;
    }
}
