package org.huiyin.transparency.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.store.MatterWalk;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.matters.vault.Vault;
import org.huiyin.storage.FilesAway;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.MatterSecret;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.SealedStore;
import org.huiyin.transparency.store.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives to the log what happened before it was begun, or while it was switched off. Such an entry says that it is late: it proves that
 * nothing was changed since, and not when it happened.
 */
@Component
class LateSealing {
    private static final Logger LOG = LoggerFactory.getLogger(LateSealing.class);
    private static final int AT_ONCE = 200;
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private final LogStore log;
    private final SealedStore store;
    private final Spine spine;
    /** Events, what is on its way and what has an index are seen at one moment: a step taken meanwhile is not given twice. */
    private final TransactionTemplate snapshot;
    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;

    /** The matters, and what seals them. */
    @Component
    record Spine(Matters matters, MatterWalk walk, Vault vault, Sealer sealer, Attachments attachments) {
        MatterSecret secret(Matter<?> matter) {
            return matter.key() == null ? vault.nobodysSecret() : matter.key().secret();
        }

        /** While no connection is held, since the store of files may be slow. */
        void keepDigests(MatterId id) {
            var key = matters.<Object>get(id).key();
            if (key != null) {
                attachments.keepDigests(id, key);
            }
        }
    }

    LateSealing(LogStore log, SealedStore store, Spine spine, TransactionTemplate transaction, Clock clock) {
        this.log = log;
        this.store = store;
        this.spine = spine;
        this.snapshot = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** What a walk came to. */
    enum Came {
        /** Nothing is owed to the log, but for matters that cannot be read; of these the log of the server tells. */
        THROUGH,
        /** The store of files does not answer, or another server goes on. */
        OFF
    }

    /**
     * Walks through all matters once; a walk that was broken off, or found no store of files, begins anew and finds the fewer. A matter that
     * cannot be read keeps no other one from it, and is tried again after a while.
     */
    Came run(BooleanSupplier goOn) {
        var now = clock.instant(); // of them all: what is claimed together is laid down by its bytes, not in the order of matters
        if (now.isBefore(notBefore) || log.lateDone()) {
            return Came.THROUGH;
        }
        boolean all = true;
        for (var some = spine.walk.after(new MatterId((short) 0, 0), AT_ONCE); !some.isEmpty(); some = spine.walk.after(some.getLast(), AT_ONCE)) {
            try {
                for (var id : store.unsealed(some)) {
                    all &= sealed(id, now);
                }
            } catch (FilesAway away) {
                LOG.warn("the store of files does not answer; what is sealed late waits for it", away);
                return Came.OFF;
            }
            if (!goOn.getAsBoolean()) {
                return Came.OFF; // another server goes on
            }
        }
        if (all) {
            log.lateDone(true);
        } else {
            notBefore = now.plus(AGAIN);
        }
        return Came.THROUGH;
    }

    private boolean sealed(MatterId id, Instant now) {
        try {
            spine.keepDigests(id);
            snapshot.executeWithoutResult(_ -> give(id, now));
            return true;
        } catch (FilesAway away) {
            throw away;
        } catch (RuntimeException unreadable) {
            LOG.error("matter {} cannot be sealed late; it is tried again", id, unreadable);
            return false;
        }
    }

    private void give(MatterId id, Instant now) {
        var matter = spine.matters.<Object>get(id);
        var way = store.onTheWay(id);
        var secret = spine.secret(matter);
        boolean coarse = matter.header().isDelicate();
        var key = matter.key();
        var said = key == null ? new TreeMap<Integer, TreeMap<Short, Sealer.Said>>() : SealedStore.byEvent(store.words(id), key::open);
        var late = new ArrayList<Waiting>();
        for (var event : store.events(id)) {
            if (event.index() == null && !way.revisions().containsKey(event.revision())) {
                var told = event.with(id, said.getOrDefault(event.revision(), new TreeMap<>()));
                late.add(new Waiting(id.district(), id.value(), event.revision(), null, spine.sealer.seal(told, secret, coarse, true).entry().bytes()));
            }
        }
        for (var reading : store.readings(id)) {
            if (reading.index() == null && !way.others().containsKey(reading.read().reading())) {
                var leaf = spine.sealer.seal(reading.read(), secret, coarse, true).entry().bytes();
                late.add(new Waiting(id.district(), id.value(), null, reading.read().reading(), leaf));
            }
        }
        if (key != null) { // an erasure took the files along
            store.files(id).stream().filter(file -> file.index() == null && !way.others().containsKey(file.file()))
                    .forEach(file -> late.add(new Waiting(id.district(), id.value(), null, null, file.file(),
                            spine.sealer.seal(file.with(id, key), secret, coarse, true).entry().bytes())));
        }
        late.forEach(one -> log.queue(List.of(one), spine.sealer.release(LogEntry.parse(one.leaf()), now)));
    }
}
