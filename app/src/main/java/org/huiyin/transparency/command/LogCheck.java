package org.huiyin.transparency.command;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LogStore.Head;
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
        FORKED
    }

    /** Of what of a matter a fault is. */
    public enum Part { STEP, READING, FILE, TITLE, MATTER }

    /**
     * A fault, as near as it can be named.
     *
     * @param revision of the step; of a title, of the step that it was sealed with
     * @param part null for the log as a whole, and in what was found before parts were named
     */
    public record Found(Fault fault, @Nullable String matter, @Nullable Integer revision, @Nullable Long index, @Nullable Long size, @Nullable Part part) {}

    /** What a walk went through, and what it found. */
    public record Walked(long size, long events, long readings, List<Found> faults) {}

    private static final int MOST_OF_NO_MATTER = 10_000;
    private static final int MOST_FAULTS = 200;
    private static final int CHECKPOINTS = 10_000;
    private final Kit kit;
    private final LogTiles tiles;
    /** What is held against the log. */
    @Component
    record Kit(LogStore log, SealedStore store, LateSealing.Spine spine, District district, LogKeys keys, TransactionTemplate transaction) {}

    LogCheck(Kit kit, LogTiles tiles) {
        this.kit = kit;
        this.tiles = tiles;
    }

    public Walked walk() {
        var head = kit.log.head().orElseThrow();
        var faults = new ArrayList<Found>();
        TiledTree tree;
        try {
            tree = new TiledTree(head.size(), head.root(), tiles);
        } catch (Inconsistent | Malformed gone) {
            return new Walked(head.size(), 0, 0, List.of(new Found(Fault.TILES, null, null, null, head.size(), null)));
        }
        checkpoints(head, tree, faults);
        var walk = new HistoryWalk(kit, tree, head.assigned(), faults);
        walk.run(MOST_FAULTS);
        kit.store.dropped(MOST_FAULTS).forEach(gone -> faults.add(new Found(Fault.DROPPED, number(gone.matter()), gone.revision(), gone.index(), null, part(gone))));
        kit.store.nobodys(head.size(), MOST_FAULTS).forEach(index -> faults.add(new Found(Fault.NOBODYS, null, null, index, null, null)));
        kit.store.ofNoMatter(head.size(), MOST_OF_NO_MATTER).stream().filter(index -> !isKnown(tree, index))
                .forEach(index -> faults.add(new Found(Fault.NOBODYS, null, null, index, null, null)));
        return new Walked(head.size(), walk.events(), walk.readings(), List.copyOf(faults));
    }

    private static Part part(Gone gone) {
        return gone.revision() != null ? Part.STEP : gone.file() ? Part.FILE : Part.READING;
    }

    /** Only rules, and keys that are kept here, belong to no matter. */
    private boolean isKnown(TiledTree tree, long index) {
        try {
            var entry = LogEntry.parse(tree.entry(index));
            return entry.kind().equals(LogEntry.RULES) || entry.kind().equals(LogEntry.KEY) && kit.keys.isOfOurs(entry);
        } catch (RuntimeException unreadable) {
            return false;
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
