package org.huiyin.transparency.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.MatterSecret;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LogStore.Head;
import org.huiyin.transparency.store.SealedStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Walks through every history and the whole log and names what does not fit: an event that is not what was sealed, one that was dropped,
 * one that was slipped in, an entry that belongs to nothing, a checkpoint that the log no longer goes on from. It finds what was changed in
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

    /** A fault, as near as it can be named. */
    public record Found(Fault fault, @Nullable String matter, @Nullable Integer revision, @Nullable Long index, @Nullable Long size) {}

    /** What a walk went through, and what it found. */
    public record Walked(long size, long events, long readings, List<Found> faults) {}

    private static final Logger LOG = LoggerFactory.getLogger(LogCheck.class);
    private static final int AT_ONCE = 200;
    private static final int MOST_OF_NO_MATTER = 10_000;
    private static final int MOST_FAULTS = 200;
    private static final int CHECKPOINTS = 10_000;
    private final LogStore log;
    private final SealedStore store;
    private final LogTiles tiles;
    private final LateSealing.Spine spine;
    private final District district;
    private final LogKeys keys;

    LogCheck(LogStore log, SealedStore store, LogTiles tiles, LateSealing.Spine spine, District district, LogKeys keys) {
        this.log = log;
        this.store = store;
        this.tiles = tiles;
        this.spine = spine;
        this.district = district;
        this.keys = keys;
    }

    public Walked walk() {
        var head = log.head().orElseThrow();
        var faults = new ArrayList<Found>();
        TiledTree tree;
        try {
            tree = new TiledTree(head.size(), head.root(), tiles);
        } catch (Inconsistent | Malformed gone) {
            return new Walked(head.size(), 0, 0, List.of(new Found(Fault.TILES, null, null, null, head.size())));
        }
        checkpoints(head, tree, faults);
        var walk = new Walk(tree, head.assigned(), faults);
        for (var some = spine.walk().after(new MatterId((short) 0, 0), AT_ONCE); !some.isEmpty() && faults.size() < MOST_FAULTS;
                some = spine.walk().after(some.getLast(), AT_ONCE)) {
            some.forEach(walk::whole);
        }
        store.dropped(MOST_FAULTS).forEach(gone -> faults.add(new Found(Fault.DROPPED, number(gone.matter()), gone.revision(), gone.index(), null)));
        store.nobodys(head.size(), MOST_FAULTS).forEach(index -> faults.add(new Found(Fault.NOBODYS, null, null, index, null)));
        store.ofNoMatter(head.size(), MOST_OF_NO_MATTER).stream().filter(index -> !isKnown(tree, index))
                .forEach(index -> faults.add(new Found(Fault.NOBODYS, null, null, index, null)));
        return new Walked(head.size(), walk.events, walk.readings, List.copyOf(faults));
    }

    /** Only rules, and keys that are kept here, belong to no matter. */
    private boolean isKnown(TiledTree tree, long index) {
        try {
            var entry = LogEntry.parse(tree.entry(index));
            return entry.kind().equals(LogEntry.RULES) || entry.kind().equals(LogEntry.KEY) && keys.isOfOurs(entry);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private void checkpoints(Head head, TiledTree tree, List<Found> faults) {
        for (var before : log.remembered(CHECKPOINTS)) {
            try {
                if (before.size() > head.size() || !tree.rootAt(before.size()).equals(before.root())) {
                    faults.add(new Found(Fault.FORKED, null, null, null, before.size()));
                }
            } catch (Inconsistent gone) {
                faults.add(new Found(Fault.TILES, null, null, null, before.size()));
            }
        }
    }

    /** One walk, with what it counts. */
    private final class Walk {
        private final TiledTree tree;
        private final long assigned;
        private final List<Found> faults;
        private long events;
        private long readings;

        Walk(TiledTree tree, long assigned, List<Found> faults) {
            this.tree = tree;
            this.assigned = assigned;
            this.faults = faults;
        }

        /** What cannot be read any more is a fault like any other, and keeps the walk from nothing. */
        void whole(MatterId id) {
            try {
                matter(id);
            } catch (RuntimeException unreadable) {
                LOG.warn("matter {} cannot be compared with the public log", id, unreadable);
                faults.add(new Found(Fault.CHANGED, number(id), null, null, null));
            }
        }

        /** What is erased opens no more; that its entries stand there is all that can be said. A key that is gone without an erasure was taken. */
        void matter(MatterId id) {
            var matter = spine.matters().<Object>get(id);
            var key = matter.key();
            var secret = Optional.ofNullable(key).map(one -> one.secret());
            var said = key == null ? new TreeMap<Integer, TreeMap<Short, org.huiyin.matters.vault.Sealer.Said>>()
                    : SealedStore.byEvent(store.words(id), key::open);
            var way = store.onTheWay(id);
            var history = store.events(id);
            if (key == null && history.stream().noneMatch(event -> event.name().equals("Erased"))) {
                faults.add(new Found(Fault.CHANGED, number(id), null, null, null));
            }
            for (var event : history) {
                events++;
                boolean waits = way.revisions().contains(event.revision());
                compare(matter, event.revision(), event.index(), waits, entry -> spine.sealer().seal(event.with(id,
                        said.getOrDefault(event.revision(), new TreeMap<>())), secret.orElseThrow(), entry.isCoarse(), entry.late()), secret);
            }
            for (var reading : store.readings(id)) {
                readings++;
                boolean waits = way.readings().contains(reading.read().reading());
                compare(matter, null, reading.index(), waits, entry -> spine.sealer().seal(reading.read(), secret.orElseThrow(), entry.isCoarse(), entry.late()), secret);
            }
        }

        private void compare(Matter<?> matter, @Nullable Integer revision, @Nullable Long index, boolean waits, Function<LogEntry, Opening> again,
                Optional<MatterSecret> secret) {
            var number = number(matter.id());
            if (index == null) {
                if (!waits) {
                    faults.add(new Found(Fault.NEVER_SEALED, number, revision, null, null));
                }
                return;
            }
            if (index >= tree.size()) {
                if (index >= assigned) {
                    faults.add(new Found(Fault.CHANGED, number, revision, index, null));
                }
                return;
            }
            try {
                var leaf = tree.entry(index);
                if (secret.isPresent() && !Arrays.equals(again.apply(LogEntry.parse(leaf)).entry().bytes(), leaf)) {
                    faults.add(new Found(Fault.CHANGED, number, revision, index, null));
                }
            } catch (Inconsistent | Malformed gone) {
                faults.add(new Found(Fault.TILES, number, revision, index, null));
            }
        }
    }

    private String number(MatterId id) {
        return id.number(district.prefix());
    }
}
