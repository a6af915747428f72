package org.huiyin.transparency.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.MatterKey;
import org.huiyin.matters.vault.Sealer.Said;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.transparency.command.LogCheck.Fault;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.command.LogCheck.Part;
import org.huiyin.transparency.store.SealedStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the entries of every matter again and holds them against the log. They are gathered over many matters and compared in the order of
 * the log, so that a tile is read once for all of them; what is held at one time does not grow with the log.
 */
final class HistoryWalk {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWalk.class);
    private static final int READ_AT_ONCE = 200;
    private static final int GATHERED_AT_ONCE = 50_000;
    private final LogCheck.Kit kit;
    private final TiledTree tree;
    private final List<Found> faults;
    private final TransactionTemplate snapshot;
    private final List<Expected> gathered = new ArrayList<>();
    private long assigned;
    private long events;
    private long readings;

    /** What is compared. */
    private record What(MatterId matter, Part part, @Nullable Integer revision) {}

    /** What must stand at that index; without an entry nobody can make it again, and that something stands there is all there is to see. */
    private record Expected(long index, What what, Optional<LogEntry> entry) {}

    /** @param assigned how many indexes were given out when the tree was read */
    HistoryWalk(LogCheck.Kit kit, TiledTree tree, long assigned, List<Found> faults) {
        this.kit = kit;
        this.tree = tree;
        this.assigned = assigned;
        this.faults = faults;
        this.snapshot = new TransactionTemplate(Objects.requireNonNull(kit.transaction().getTransactionManager()));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    long events() {
        return events;
    }

    long readings() {
        return readings;
    }

    /** @param most faults after which it is enough */
    void run(int most) {
        var walk = kit.spine().walk();
        for (var some = walk.after(new MatterId((short) 0, 0), READ_AT_ONCE); !some.isEmpty() && faults.size() < most;
                some = walk.after(some.getLast(), READ_AT_ONCE)) {
            some.forEach(this::whole);
            if (gathered.size() >= GATHERED_AT_ONCE) {
                compare();
            }
        }
        compare();
    }

    /**
     * Of one moment: a step taken meanwhile is seen whole or not at all. What cannot be read any more is a fault like any other, and keeps
     * the walk from nothing.
     */
    private void whole(MatterId id) {
        try {
            snapshot.executeWithoutResult(_ -> matter(kit.spine().matters().get(id)));
        } catch (RuntimeException unreadable) {
            LOG.warn("matter {} cannot be compared with the public log", id, unreadable);
            fault(Fault.CHANGED, new What(id, Part.MATTER, null), null);
        }
    }

    /** What is erased opens no more; that its entries stand there is all that can be said. A key that is gone without an erasure was taken. */
    private void matter(Matter<?> matter) {
        var id = matter.id();
        var key = matter.key();
        var secret = Optional.ofNullable(key).map(MatterKey::secret);
        var said = key == null ? new TreeMap<Integer, TreeMap<Short, Said>>() : SealedStore.byEvent(kit.store().words(id), key::open);
        var way = kit.store().onTheWay(id);
        var history = kit.store().events(id);
        if (key == null && history.stream().noneMatch(event -> event.name().equals("Erased"))) {
            fault(Fault.CHANGED, new What(id, Part.MATTER, null), null);
        }
        for (var event : history) {
            events++;
            var told = event.with(id, said.getOrDefault(event.revision(), new TreeMap<>()));
            take(new What(id, Part.STEP, event.revision()), event.index(), way.revisions().contains(event.revision()),
                    () -> secret.map(known -> kit.spine().sealer().seal(told, known, false, false)));
        }
        for (var reading : kit.store().readings(id)) {
            readings++;
            take(new What(id, Part.READING, null), reading.index(), way.others().contains(reading.read().reading()),
                    () -> secret.map(known -> kit.spine().sealer().seal(reading.read(), known, false, false)));
        }
        if (key != null) {
            for (var file : kit.store().files(id)) {
                take(new What(id, Part.FILE, null), file.index(), way.others().contains(file.file()),
                        () -> Optional.of(kit.spine().sealer().seal(file.with(id, key), key.secret(), false, false)));
            }
            title(matter, said);
        }
    }

    /** Histories from before titles were sealed have none until the next change. */
    private void title(Matter<?> matter, TreeMap<Integer, TreeMap<Short, Said>> said) {
        for (var step : said.descendingMap().entrySet()) {
            var title = step.getValue().values().stream().filter(one -> one.use().equals(Entry.Words.TITLE)).findFirst();
            if (title.isPresent()) {
                if (!title.get().text().equals(matter.header().title())) {
                    fault(Fault.CHANGED, new What(matter.id(), Part.TITLE, step.getKey()), null);
                }
                return;
            }
        }
    }

    private void take(What what, @Nullable Long index, boolean waits, Supplier<Optional<Opening>> again) {
        if (index == null) {
            if (!waits) {
                fault(Fault.NEVER_SEALED, what, null);
            }
        } else if (index < tree.size()) {
            try {
                gathered.add(new Expected(index, what, again.get().map(Opening::entry)));
            } catch (IllegalStateException opensNoMore) {
                fault(Fault.CHANGED, what, index);
            }
        } else if (!isAssigned(index)) {
            fault(Fault.CHANGED, what, index);
        }
    }

    /** Also what was given an index since the walk began. */
    private boolean isAssigned(long index) {
        if (index >= assigned) {
            assigned = kit.log().head().orElseThrow().assigned();
        }
        return index < assigned;
    }

    private void compare() {
        gathered.sort(Comparator.comparingLong(Expected::index));
        for (int from = 0, to = 0; from < gathered.size(); from = to) {
            long tile = gathered.get(from).index() / TilePath.FULL;
            while (to < gathered.size() && gathered.get(to).index() / TilePath.FULL == tile) {
                to++;
            }
            compare(tile, gathered.subList(from, to));
        }
        gathered.clear();
    }

    /** When something of the tile does not lead to the root, what else is in it is looked at entry by entry. */
    private void compare(long tile, List<Expected> some) {
        Optional<List<byte[]>> whole;
        try {
            whole = Optional.of(tree.entries(tile));
        } catch (Inconsistent | Malformed spoilt) {
            whole = Optional.empty();
        }
        for (var one : some) {
            try {
                var leaf = whole.isPresent() ? whole.get().get((int) (one.index() % TilePath.FULL)) : tree.entry(one.index());
                if (one.entry().isPresent() && !isWrittenSo(one.entry().get(), leaf)) {
                    fault(Fault.CHANGED, one.what(), one.index());
                }
            } catch (Inconsistent | Malformed gone) {
                fault(Fault.TILES, one.what(), one.index());
            }
        }
    }

    private boolean isWrittenSo(LogEntry again, byte[] leaf) {
        var stands = LogEntry.parse(leaf);
        return Arrays.equals(kit.spine().sealer().written(again, stands.isCoarse(), stands.late()).bytes(), leaf);
    }

    private void fault(Fault fault, What what, @Nullable Long index) {
        faults.add(new Found(fault, what.matter().number(kit.district().prefix()), what.revision(), index, null, what.part()));
    }
}
