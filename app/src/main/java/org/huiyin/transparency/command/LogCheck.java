package org.huiyin.transparency.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LogStore.Head;
import org.huiyin.transparency.store.LostRange;
import org.huiyin.transparency.store.SealedStore;
import org.huiyin.transparency.store.SealedStore.Gone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks through every history and the whole log and names what does not fit: an event, a reading, a file or a title that is not what was sealed,
 * one that was dropped, one that was slipped in, an entry that belongs to nothing, a checkpoint that the log no longer goes on from. It finds what was changed in
 * the database; whoever holds the database, the files and the keys at once is found by those who kept a checkpoint.
 */
@Component
public class LogCheck {
    /** What is wrong with an entry or with the log. */
    public enum Fault {
        /** The row is not what was sealed. */
        CHANGED,
        /** It was sealed, and the row is gone. */
        DROPPED,
        /** The row is there and was never given to the log. */
        NEVER_SEALED,
        /** An entry whose owner nobody knows any more. */
        NOBODYS,
        /** A tile is gone or is not what was signed. */
        TILES,
        /** The log does not go on from a checkpoint that was published. */
        FORKED,
        /** No matter opens: the database was restored without its keys, or with those of another. */
        KEYS,
        /** So much was found that the rest was not looked at. */
        BROKEN_OFF
    }

    /** Of what of a matter a fault is. */
    public enum Part { STEP, READING, FILE, TITLE, MATTER }

    /**
     * A fault, as near as it can be named.
     *
     * @param revision of the step; of a title, of the step that it was sealed with
     * @param part null for the log as a whole, and in what was found before parts were named
     */
    public record Found(Fault fault, @Nullable String matter, @Nullable Integer revision, @Nullable Long index, @Nullable Long size, @Nullable Part part) {
        private boolean isOfSameStep(Found other) {
            return part == other.part && Objects.equals(matter, other.matter) && Objects.equals(revision, other.revision);
        }
    }

    /** What a walk went through, and what it found. */
    public record Walked(long size, long events, long readings, List<Found> faults) {}

    /** Faults after which a walk is broken off. */
    static final int MOST_FAULTS = 200;
    private static final int MOST_OF_NO_MATTER = 10_000;
    private static final int CHECKPOINTS = 10_000;
    private final Kit kit;
    private final PublicFiles files;

    /** What is held against the log. */
    @Component
    record Kit(LogStore log, SealedStore store, LateSealing.Spine spine, District district, LogKeys keys, TransactionTemplate transaction, Clock clock) {}

    LogCheck(Kit kit, PublicFiles files) {
        this.kit = kit;
        this.files = files;
    }

    public Walked walk() {
        return walk(false, () -> true);
    }

    /**
     * @param owed what was never given to the log is being sealed late, and is no fault
     * @param goOn asked now and then; the walk fails where it is another's
     */
    Walked walk(boolean owed, BooleanSupplier goOn) {
        var head = kit.log.head().orElseThrow();
        var faults = new ArrayList<Found>();
        TiledTree tree;
        try {
            tree = new TiledTree(head.size(), head.root(), new LogTiles(files)); // remembers nothing of the walk before: what lies there now is read
        } catch (Inconsistent | Malformed gone) {
            return new Walked(head.size(), 0, 0, List.of(new Found(Fault.TILES, null, null, null, head.size(), null)));
        }
        checkpoints(head, tree, faults);
        var walk = new HistoryWalk(kit, tree, head, faults, owed);
        boolean whole = walk.run(MOST_FAULTS, goOn);
        var dropped = kit.store.dropped(MOST_FAULTS).stream().map(gone -> new Found(Fault.DROPPED, number(gone.matter()), gone.revision(), gone.index(), null, part(gone))).toList();
        faults.addAll(dropped);
        walk.gaps().stream().filter(gap -> dropped.stream().noneMatch(one -> gap.isOfSameStep(one))).forEach(faults::add);
        var nobodys = kit.store.nobodys(head.size(), MOST_FAULTS);
        nobodys.forEach(index -> faults.add(nobodys(index)));
        ofNoMatter(head, tree, faults);
        if (!whole || walk.gaps().size() == MOST_FAULTS || dropped.size() == MOST_FAULTS || nobodys.size() == MOST_FAULTS) {
            faults.add(new Found(Fault.BROKEN_OFF, null, null, null, null, null));
        }
        return new Walked(head.size(), walk.events(), walk.readings(), List.copyOf(faults));
    }

    /** Only rules, keys that are kept here, and what a restore lost belong to no matter; of what was lost the log itself tells. */
    private void ofNoMatter(Head head, TiledTree tree, List<Found> faults) {
        var lost = new ArrayList<LostRange>();
        for (long index : kit.store.ofNoMatter(head.size(), MOST_OF_NO_MATTER)) {
            var entry = entry(tree, index);
            var range = entry.flatMap(one -> LostRange.of(one, index));
            range.ifPresent(lost::add);
            boolean known = range.isPresent() ? kit.log.lost(range.get()) == index - range.get().first() : entry.filter(this::isKnown).isPresent();
            if (!known) {
                faults.add(nobodys(index));
            }
        }
        kit.log.pending(head.size(), 1).forEach(next -> parsed(next.leaf()).flatMap(entry -> LostRange.of(entry, next.index())).ifPresent(lost::add)); // just now, and to be sealed
        kit.store.lostOutside(lost, head.size(), MOST_FAULTS).forEach(index -> faults.add(nobodys(index)));
    }

    private static Found nobodys(long index) {
        return new Found(Fault.NOBODYS, null, null, index, null, null);
    }

    private static Part part(Gone gone) {
        return gone.revision() != null ? Part.STEP : gone.file() ? Part.FILE : Part.READING;
    }

    private boolean isKnown(LogEntry entry) {
        return entry.kind().equals(LogEntry.RULES) || entry.kind().equals(LogEntry.KEY) && kit.keys.isOfOurs(entry);
    }

    private static Optional<LogEntry> entry(TiledTree tree, long index) {
        try {
            return parsed(tree.entry(index));
        } catch (Inconsistent | Malformed unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<LogEntry> parsed(byte[] leaf) {
        try {
            return Optional.of(LogEntry.parse(leaf));
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
    }

    private void checkpoints(Head head, TiledTree tree, List<Found> faults) {
        for (var before : kit.log.remembered(CHECKPOINTS)) {
            try {
                if (before.size() > head.size()) {
                    if (before.size() > kit.log.head().orElseThrow().size()) { // one that was published since the walk began waits for the next walk
                        faults.add(new Found(Fault.FORKED, null, null, null, before.size(), null));
                    }
                } else if (!tree.rootAt(before.size()).equals(before.root())) {
                    faults.add(new Found(Fault.FORKED, null, null, null, before.size(), null));
                }
            } catch (Inconsistent gone) {
                faults.add(new Found(Fault.TILES, null, null, null, before.size(), null));
            }
        }
    }

    private String number(MatterId id) {
        return id.number(kit.district.prefix());
    }
}
