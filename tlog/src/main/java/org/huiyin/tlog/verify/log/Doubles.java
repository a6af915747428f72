package org.huiyin.tlog.verify.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/**
 * Seeks steps that stand twice in a log: a number of a matter for which two events were sealed. Two that say different things are two
 * versions of what happened; the same bytes sealed again say nothing new, as when a restored server seals what its backup still held.
 * It reads the log once more for every few million entries, holding eight bytes for each event of that share, and once more for every
 * hundred thousand steps that it found.
 */
final class Doubles {
    private static final int MOST_TOLD = 20;
    private static final int MOST_NAMED = 100_000;
    private final int share;
    private final TiledTree tree;
    private final Report report;
    private long versions;
    private long alike;
    private Optional<Again> again = Optional.empty();

    private record Place(long index, LogEntry entry) {}

    private record Again(long index, long other, LogEntry entry) {}

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
        for (int one = 0; one < shares; one++) {
            var twice = twice(one, shares);
            for (int from = 0; from < twice.length; from += MOST_NAMED) {
                name(Arrays.copyOfRange(twice, from, Math.min(twice.length, from + MOST_NAMED)));
            }
        }
        if (versions > MOST_TOLD) {
            report.add(Level.UNTRUE, "log.more-doubles", "count", versions - MOST_TOLD);
        } else if (versions == 0) {
            report.add(Level.PROVED, "log.no-doubles");
        }
        again.ifPresent(first -> report.add(Level.NOTE, "log.sealed-again", "count", alike, "case", first.entry.caseRef(), "no", first.entry.seq(), "index", first.index,
                "other", first.other));
    }

    /** Marks that stand twice among those of one share, in order. */
    private long[] twice(int one, int shares) {
        var marks = new Marks();
        each((index, entry, mark) -> {
            if (Long.remainderUnsigned(mark, shares) == one) {
                marks.add(mark);
            }
        });
        return marks.twice();
    }

    private void name(long[] twice) {
        Map<String, Place> first = new HashMap<>();
        each((index, entry, mark) -> {
            if (Arrays.binarySearch(twice, mark) < 0) {
                return;
            }
            var before = first.putIfAbsent(step(entry), new Place(index, entry));
            if (before != null && before.entry.saysSameAs(entry)) {
                alike++;
                again = again.or(() -> Optional.of(new Again(before.index, index, entry)));
            } else if (before != null && ++versions <= MOST_TOLD) {
                report.add(Level.UNTRUE, "log.double", "case", entry.caseRef(), "no", entry.seq(), "index", before.index, "other", index);
            }
        });
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

        long[] twice() {
            Arrays.sort(marks, 0, size);
            int found = 0;
            for (int i = 1; i < size; i++) {
                if (marks[i] == marks[i - 1] && (found == 0 || marks[found - 1] != marks[i])) {
                    marks[found++] = marks[i];
                }
            }
            return Arrays.copyOf(marks, found);
        }
    }
}
