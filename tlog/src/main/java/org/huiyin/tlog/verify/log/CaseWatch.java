package org.huiyin.tlog.verify.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.verify.told.Label;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/** Watches the entries of some matters, known by their pseudonyms: each step as it is sealed, and a number that is left out or stands for two things. */
final class CaseWatch {
    private final Set<String> cases;
    private final Map<String, Map<Integer, Sealed>> steps = new HashMap<>();
    private final Map<String, Integer> last = new HashMap<>();

    private record Sealed(long index, LogEntry entry) {}

    CaseWatch(Set<String> cases) {
        this.cases = cases;
    }

    boolean watches() {
        return !cases.isEmpty();
    }

    /** What was learnt is forgotten, to be read again. */
    void forget() {
        steps.clear();
        last.clear();
    }

    void hear(long index, Line line, Report report) {
        if (!(line instanceof Line.Known(var entry)) || !cases.contains(entry.caseRef())) {
            return;
        }
        report.add(Level.NOTE, entry.seq() > 0 ? "case.step" : "case.other", "case", entry.caseRef(), "kind", new Label("kind", entry.kind()), "no", entry.seq(), "ts", entry.ts(),
                "index", index);
        if (!entry.kind().equals(LogEntry.EVENT)) {
            return;
        }
        var before = steps.computeIfAbsent(entry.caseRef(), none -> new HashMap<>()).putIfAbsent(entry.seq(), new Sealed(index, entry));
        int expected = last.getOrDefault(entry.caseRef(), 0) + 1;
        if (before != null && before.index != index) { // the same place is read again after a look that broke off
            boolean alike = before.entry.saysSameAs(entry);
            report.add(alike ? Level.NOTE : Level.UNTRUE, alike ? "case.sealed-again" : "case.doubled", "case", entry.caseRef(), "no", entry.seq(), "index", before.index, "other", index);
        } else if (entry.seq() > expected) {
            report.add(Level.NOTE, "case.skipped", "case", entry.caseRef(), "no", entry.seq(), "expected", expected);
        }
        last.merge(entry.caseRef(), entry.seq(), Math::max);
    }
}
