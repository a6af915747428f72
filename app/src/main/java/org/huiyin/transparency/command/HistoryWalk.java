package org.huiyin.transparency.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.Sealer.Said;
import org.huiyin.storage.FilesAway;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.transparency.command.Gathered.What;
import org.huiyin.transparency.command.LogCheck.Fault;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.command.LogCheck.Part;
import org.huiyin.transparency.store.LogStore.Head;
import org.huiyin.transparency.store.SealedStore;
import org.huiyin.transparency.store.SealedStore.StoredEvent;
import org.huiyin.transparency.store.SealedStore.Waits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the entries of every matter again and holds them against the log. They are gathered over many matters and compared in the order of
 * the log; what is held at one time does not grow with the log.
 */
final class HistoryWalk {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWalk.class);
    private static final int READ_AT_ONCE = 200;
    /** What tells the day alone is released at its end, or at that of the next one. */
    private static final Duration MOST_AHEAD = Duration.ofDays(2);
    private static final Duration LONGEST_WAIT = Duration.ofDays(3);
    private final LogCheck.Kit kit;
    private final TiledTree tree;
    private final Head head;
    private final List<Found> faults;
    private final boolean owed;
    private final TransactionTemplate snapshot;
    private final Gathered gathered;
    private final List<Found> gaps = new ArrayList<>();
    private final List<What> locked = new ArrayList<>();
    private boolean anyOpens;
    private long assigned;
    private long events;
    private long readings;

    /**
     * @param head when the tree was read
     * @param owed what was never given to the log is being sealed late, and is no fault
     */
    HistoryWalk(LogCheck.Kit kit, TiledTree tree, Head head, List<Found> faults, boolean owed) {
        this.kit = kit;
        this.tree = tree;
        this.head = head;
        this.faults = faults;
        this.owed = owed;
        this.assigned = head.assigned();
        this.gathered = new Gathered(tree, kit.spine().sealer());
        this.snapshot = new TransactionTemplate(Objects.requireNonNull(kit.transaction().getTransactionManager()));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    long events() {
        return events;
    }

    long readings() {
        return readings;
    }

    /** Steps that are missing among those of their matter. */
    List<Found> gaps() {
        return gaps;
    }

    /**
     * False when it was broken off.
     *
     * @param most faults after which it is enough
     */
    boolean run(int most, BooleanSupplier goOn) {
        var walk = kit.spine().walk();
        var some = walk.after(new MatterId((short) 0, 0), READ_AT_ONCE);
        for (; !some.isEmpty() && faults.size() + gaps.size() + (anyOpens ? locked.size() : 0) < most; some = walk.after(some.getLast(), READ_AT_ONCE)) {
            if (!goOn.getAsBoolean()) {
                throw new IllegalStateException("another server walks through the public log");
            }
            some.forEach(this::whole);
            if (gathered.isEnough()) {
                gathered.compare(this::fault);
            }
        }
        gathered.compare(this::fault);
        if (!anyOpens && locked.size() > 1) {
            faults.add(new Found(Fault.KEYS, null, null, null, null, null)); // restored without its keys
        } else {
            locked.forEach(what -> fault(Fault.CHANGED, what, null));
        }
        return some.isEmpty();
    }

    /**
     * Of one moment: a step taken meanwhile is seen whole or not at all. What cannot be read any more is a fault like any other, and keeps
     * the walk from nothing; that nothing can be read at all is none, and the walk is tried again.
     */
    private void whole(MatterId id) {
        try {
            snapshot.executeWithoutResult(_ -> matter(kit.spine().matters().get(id)));
        } catch (TransientDataAccessException | RecoverableDataAccessException | DataAccessResourceFailureException | TransactionException | FilesAway passing) {
            throw passing;
        } catch (RuntimeException unreadable) {
            LOG.warn("matter {} cannot be compared with the public log", id, unreadable);
            locked.add(new What(id, Part.MATTER, null));
        }
    }

    /** What is erased opens no more; that entries of its kind stand there is all that can be said. A key that is gone without an erasure was taken. */
    private void matter(Matter<?> matter) {
        var id = matter.id();
        var key = matter.key();
        var said = key == null ? new TreeMap<Integer, TreeMap<Short, Said>>() : SealedStore.byEvent(kit.store().words(id), key::open);
        var history = kit.store().events(id);
        var erasure = history.stream().filter(event -> event.name().equals("Erased")).findFirst();
        if (key == null && erasure.isEmpty()) {
            locked.add(new What(id, Part.MATTER, null));
        } else if (key != null) {
            anyOpens = true;
        }
        gaps(matter, history);
        var way = kit.store().onTheWay(id);
        var secret = kit.spine().secret(matter);
        var erased = key == null ? new Remade.Pseudonym() : null;
        int last = erasure.map(StoredEvent::revision).orElse(Integer.MAX_VALUE);
        var until = erasure.map(event -> event.recordedAt().minus(LogEntry.CLOCKS)).orElse(Instant.MAX);
        for (var event : history) {
            events++;
            var told = event.with(id, said.getOrDefault(event.revision(), new TreeMap<>()));
            take(new What(id, Part.STEP, event.revision()), event.index(), way.revisions().get(event.revision()),
                    () -> new Remade(kit.spine().sealer().seal(told, secret, false, false).entry(), of(erased, event.revision() <= last)));
        }
        for (var reading : kit.store().readings(id)) {
            readings++;
            take(new What(id, Part.READING, null), reading.index(), way.others().get(reading.read().reading()),
                    () -> new Remade(kit.spine().sealer().seal(reading.read(), secret, false, false).entry(), of(erased, reading.read().at().isBefore(until))));
        }
        if (key != null) {
            kit.store().files(id).forEach(file -> take(new What(id, Part.FILE, null), file.index(), way.others().get(file.file()),
                    () -> new Remade(kit.spine().sealer().seal(file.with(id, key), secret, false, false).entry(), null)));
            title(matter, said);
        }
    }

    /** What came after the erasure has a pseudonym of its own, each. */
    private static Remade.@Nullable Pseudonym of(Remade.@Nullable Pseudonym erased, boolean before) {
        return erased == null || before ? erased : new Remade.Pseudonym();
    }

    /** Steps are numbered without a gap, whatever became of the rows that say where they were sealed. */
    private void gaps(Matter<?> matter, List<StoredEvent> history) {
        var there = history.stream().map(StoredEvent::revision).collect(Collectors.toSet());
        for (int no = 1; no <= matter.header().revision() && gaps.size() < LogCheck.MOST_FAULTS; no++) {
            if (!there.contains(no)) {
                gaps.add(found(Fault.DROPPED, new What(matter.id(), Part.STEP, no), null));
            }
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

    private void take(What what, @Nullable Long index, @Nullable Waits waits, Supplier<Remade> again) {
        try {
            if (index == null) {
                waiting(what, waits, again);
            } else if (index < tree.size()) {
                gathered.add(index, what, again.get());
            } else if (!isAssigned(index)) {
                fault(Fault.CHANGED, what, index);
            }
        } catch (IllegalStateException | Malformed opensNoMore) {
            fault(Fault.CHANGED, what, index);
        }
    }

    /** What waits must be the entry that is due, and may not wait for ever. */
    private void waiting(What what, @Nullable Waits waits, Supplier<Remade> again) {
        if (waits == null) {
            if (!owed) {
                fault(Fault.NEVER_SEALED, what, null);
            }
        } else if (!again.get().isWrittenAs(waits.leaf(), kit.spine().sealer())) {
            fault(Fault.CHANGED, what, null);
        } else if (waits.releaseAt() != null && isParked(waits.releaseAt())) {
            fault(Fault.NEVER_SEALED, what, null);
        }
    }

    /** It is not to be released for days, or was passed over while the log grew. */
    private boolean isParked(Instant releaseAt) {
        var now = kit.clock().instant();
        var longest = releaseAt.plus(LONGEST_WAIT);
        return releaseAt.isAfter(now.plus(MOST_AHEAD)) || longest.isBefore(head.sealedAt()) && longest.isBefore(now); // the head's, where the clock was set back
    }

    /** Also what was given an index since the walk began. */
    private boolean isAssigned(long index) {
        if (index >= assigned) {
            assigned = kit.log().head().orElseThrow().assigned();
        }
        return index < assigned;
    }

    private void fault(Fault fault, What what, @Nullable Long index) {
        faults.add(found(fault, what, index));
    }

    private Found found(Fault fault, What what, @Nullable Long index) {
        return new Found(fault, what.matter().number(kit.district().prefix()), what.revision(), index, null, what.part());
    }
}
