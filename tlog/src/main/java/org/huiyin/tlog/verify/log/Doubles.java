package org.huiyin.tlog.verify.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/**
 * Seeks steps that stand twice in a log: a number of a matter for which two events were sealed. It reads the log once more for every
 * few million entries, holding eight bytes for each event of that share, and once more to name what it found.
 */
final class Doubles {
    private static final int MOST_TOLD = 20;
    private static final int MOST_NAMED = 100_000;
    private final int share;
    private final TiledTree tree;
    private final Report report;

    /** @param share events that are held at once */
    Doubles(TiledTree tree, Report report, int share) {
        this.tree = tree;
        this.report = report;
        this.share = share;
    }

    /** Told the place and the step of each event, in order. */
    private interface EachEvent {
        void event(long index, LogEntry entry, long mark);
    }

    void seek() {
        int shares = (int) (tree.size() / share + 1);
        var twice = new HashSet<Long>();
        for (int one = 0; one < shares; one++) {
            twice.addAll(twice(one, shares));
        }
        if (twice.isEmpty()) {
            report.add(Level.PROVED, "log.no-doubles");
        } else {
            name(twice);
        }
    }

    /** Marks that stand twice among those of one share. */
    private Set<Long> twice(int one, int shares) {
        var marks = new Marks();
        each((index, entry, mark) -> {
            if (Long.remainderUnsigned(mark, shares) == one) {
                marks.add(mark);
            }
        });
        return marks.twice();
    }

    private void name(Set<Long> twice) {
        Map<String, Long> first = new HashMap<>();
        var found = new long[1];
        each((index, entry, mark) -> {
            if (twice.contains(mark)) {
                var before = first.putIfAbsent(step(entry), index);
                if (before != null && ++found[0] <= MOST_TOLD) {
                    report.add(Level.UNTRUE, "log.double", "case", entry.caseRef(), "no", entry.seq(), "index", before, "other", index);
                }
            }
        });
        if (found[0] > MOST_TOLD) {
            report.add(Level.UNTRUE, "log.more-doubles", "count", found[0] - MOST_TOLD);
        } else if (found[0] == 0) {
            report.add(Level.PROVED, "log.no-doubles");
        }
    }

    private void each(EachEvent hears) {
        for (long tile = 0; tile * TilePath.FULL < tree.size(); tile++) {
            long index = tile * TilePath.FULL;
            for (var bytes : tree.entries(tile)) {
                if (Line.of(bytes) instanceof Line.Known(var entry) && entry.kind().equals(LogEntry.EVENT)) {
                    hears.event(index, entry, mark(entry));
                }
                index++;
            }
        }
    }

    private static String step(LogEntry entry) {
        return entry.caseRef() + "/" + entry.seq();
    }

    /** Eight bytes of a hash, so that nobody can choose many that are alike. */
    private static long mark(LogEntry entry) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(step(entry).getBytes(StandardCharsets.US_ASCII))).getLong();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Marks, eight bytes each. */
    private static final class Marks {
        private long[] marks = new long[1024];
        private int size;

        void add(long mark) {
            if (size == marks.length) {
                marks = Arrays.copyOf(marks, size * 2);
            }
            marks[size++] = mark;
        }

        Set<Long> twice() {
            Arrays.sort(marks, 0, size);
            var twice = new HashSet<Long>();
            for (int i = 1; i < size && twice.size() < MOST_NAMED; i++) {
                if (marks[i] == marks[i - 1]) {
                    twice.add(marks[i]);
                }
            }
            return twice;
        }
    }
}
