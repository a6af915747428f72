package org.huiyin.transparency.command;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.storage.Lease;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Edge;
import org.huiyin.tlog.Entries;
import org.huiyin.tlog.Growth;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LogStore.Head;
import org.huiyin.transparency.store.LogStore.Pending;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what has an index: writes tiles, then the signed head, then publishes it. Which entry stands at which index was decided in the
 * transaction that took it out of the outbox, so whoever goes on after a crash, or beside a leader that was thought dead, writes the
 * same bytes to the same tiles; the head moves by compare-and-swap alone, so there are never two.
 */
@Component
public class Sequencer {
    private static final String LEASE = "log";
    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final int AT_ONCE = 16_384;
    private final LogStore store;
    private final PublicFiles files;
    private final LogKeys keys;
    private final Lease lease;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** Where the tree ends, and the entries of its last tile; only whoever seals touches it, and it is read anew when in doubt. */
    private @Nullable Edge edge;
    private List<byte[]> last = List.of();

    public Sequencer(LogStore store, PublicFiles files, LogKeys keys, Lease lease, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.files = files;
        this.keys = keys;
        this.lease = lease;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Begins the log of that name where there is none, with a head that holds nothing. */
    public void begin(String origin) {
        keys.begin(store.head().map(Head::origin).orElse(origin)); // SM2 may have been switched on since
        if (store.head().isEmpty()) {
            var nothing = new Checkpoint(origin, 0, Hash.EMPTY);
            store.begin(new Head(origin, 0, 0, Hash.EMPTY, keys.sign(nothing.text()).format(), now()));
        }
        if (store.head().orElseThrow().size() == 0) {
            if (files.read(Checkpoint.PATH).isEmpty()) {
                publish(); // before anything is sealed, so that a folder without a checkpoint is never taken for a new one
            }
            check(); // before an index is given
        }
    }

    /** Seals what waits, if this server is the one that seals; the head after it, as every key in use signs it, or null when another is. */
    public synchronized @Nullable Head seal() {
        if (!lease.held(LEASE, LENGTH)) {
            edge = null;
            return null;
        }
        new Claims(store, keys, transaction, clock).claim();
        var head = store.head().orElseThrow();
        for (var pending = store.pending(head.size(), AT_ONCE); !pending.isEmpty(); pending = store.pending(head.size(), AT_ONCE)) {
            head = grow(head, pending);
            if (pending.size() < AT_ONCE || !lease.held(LEASE, LENGTH)) {
                break;
            }
        }
        return signedByAll(head);
    }

    /** After a change of keys the head is signed again, and not the next one alone; what witnesses signed of it stays. */
    private Head signedByAll(Head head) {
        var note = SignedNote.parse(head.note());
        return keys.allSigned(note) ? head : store.signed(head, keys.sign(note.text()).with(note.signatures()).format());
    }

    private Head grow(Head head, List<Pending> pending) {
        var from = standing(head);
        var written = new LinkedHashMap<String, byte[]>();
        var growth = new Growth(from, last, (tile, bytes) -> written.put(tile.path(), bytes));
        long next = head.size();
        for (var entry : pending) {
            if (entry.index() != next++) {
                throw new Inconsistent("entry " + (next - 1) + " has an index and is gone; the log does not go on without it");
            }
            growth.add(entry.leaf());
        }
        var grown = growth.finish();
        new PublishedCheck(store, files).mustBeOwn(lease.drawn(LogStore.HOUSE));
        files.write(written);
        var checkpoint = new Checkpoint(head.origin(), grown.size(), grown.root());
        var after = new Head(head.origin(), head.assigned(), grown.size(), grown.root(), keys.sign(checkpoint.text()).format(), now());
        if (!Boolean.TRUE.equals(transaction.execute(_ -> store.replace(head, after)))) {
            edge = null; // another went on from there
            return store.head().orElseThrow();
        }
        edge = grown;
        last = growth.last();
        dropPartial(head.size(), grown.size());
        return after;
    }

    /** The partial forms of a tile go once it is full; that some stay after a fault does no harm. */
    private void dropPartial(long before, long after) {
        for (int level = 0; before >> 8 * level > 0; level++) {
            long tile = before >> 8 * (level + 1);
            if (tile == after >> 8 * (level + 1)) {
                break; // what is not full below is not full above
            }
            for (int kind : level == 0 ? new int[] {TilePath.ENTRIES, 0} : new int[] {level}) {
                files.deleteFolder(new TilePath(kind, tile, TilePath.FULL).partials());
            }
        }
    }

    /** The right edge of the tree, from memory or read from the tiles; they must lead to the root that was signed. */
    private Edge standing(Head head) {
        var known = edge;
        if (known == null || known.size() != head.size() || !known.root().equals(head.root())) {
            check(); // it may have been another that sealed, or another database that is here now
            known = Edge.read(head.size(), this::tile);
            if (!known.root().equals(head.root())) {
                throw new Inconsistent("the tiles do not lead to the root of the " + head.size() + " entries that were signed");
            }
            last = lastEntries(head.size(), known);
            edge = known;
        }
        return known;
    }

    private List<byte[]> lastEntries(long size, Edge known) {
        int width = (int) (size % TilePath.FULL);
        if (width == 0) {
            return List.of();
        }
        var partial = new TilePath(TilePath.ENTRIES, size >> 8, width);
        var bytes = tile(partial).or(() -> tile(partial.full())).orElseThrow(() -> new Inconsistent(partial.path() + " is gone"));
        var entries = Entries.unpack(bytes, width);
        for (int i = 0; i < width; i++) {
            if (!Hash.leaf(entries.get(i)).equals(known.level(0).get(i))) {
                throw new Inconsistent(partial.path() + " does not hold what was signed");
            }
        }
        return entries;
    }

    private java.util.Optional<byte[]> tile(TilePath tile) {
        return files.read(tile.path());
    }

    /** Puts the head's checkpoint where everybody reads it; an older one never takes the place of a newer one. */
    public Head publish() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            store.holdPublishing();
            var head = store.head().orElseThrow(); // read when nobody else publishes: none that was published is newer
            var found = new PublishedCheck(store, files);
            found.mustBeOwn(lease.drawn(LogStore.HOUSE));
            found.notNewerThan(head);
            files.write(Map.of(Checkpoint.PATH, head.note().getBytes(StandardCharsets.UTF_8)));
            store.remember(head);
            return head;
        }));
    }

    /** Refuses when what was published and what is kept do not fit: sealing on would make a second log out of one. */
    public void check() {
        var found = new PublishedCheck(store, files);
        var house = lease.drawn(LogStore.HOUSE);
        found.check();
        found.mustBeOwn(house);
        found.own(house);
        store.standsHere(house);
    }

    /**
     * Goes on from the published checkpoint where the database was restored, and takes the files over. What was published stays; of entries
     * that the database no longer knows nobody can say whose they are.
     */
    public synchronized void resume() {
        var published = SignedNote.parse(files.read(Checkpoint.PATH).orElseThrow(() -> new Inconsistent("no checkpoint is published")));
        var checkpoint = new TrustPolicy(keys.verifiers(), List.of(), 0).open(published);
        var head = store.head().orElseThrow();
        var found = new PublishedCheck(store, files);
        var house = lease.drawn(LogStore.HOUSE);
        if (checkpoint.size() > head.size()) {
            goOn(head, checkpoint, published);
        } else if (found.isForeign(house)) {
            found.check();
        } else {
            throw new Inconsistent("the log does not stand still");
        }
        found.own(house);
        store.standsHere(house);
        edge = null;
    }

    private void goOn(Head head, Checkpoint checkpoint, SignedNote published) {
        var tree = new TiledTree(checkpoint.size(), checkpoint.root(), this::tile);
        if (!checkpoint.origin().equals(head.origin()) || !tree.rootAt(head.size()).equals(head.root())) {
            throw new Inconsistent("the published checkpoint does not go on from what the database knows");
        }
        transaction.executeWithoutResult(_ -> store.resume(new Head(head.origin(), Math.max(head.assigned(), checkpoint.size()), checkpoint.size(), checkpoint.root(),
                published.format(), now())));
    }

    private java.time.Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
