package org.huiyin.transparency.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.store.MatterWalk;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.matters.vault.Vault;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.MatterSecret;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LogStore.Waiting;
import org.huiyin.transparency.store.SealedStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives to the log what happened before it was begun, or while it was switched off. Such an entry says that it is late: it proves that
 * nothing was changed since, and not when it happened.
 */
@Component
class LateSealing {
    private static final int AT_ONCE = 200;
    private final LogStore log;
    private final SealedStore store;
    private final Spine spine;
    /** Events, what is on its way and what has an index are seen at one moment: a step taken meanwhile is not given twice. */
    private final TransactionTemplate snapshot;
    private final Clock clock;

    /** The matters, and what seals them. */
    @Component
    record Spine(Matters matters, MatterWalk walk, Vault vault, Sealer sealer) {
        MatterSecret secret(Matter<?> matter) {
            return matter.key() == null ? vault.nobodysSecret() : matter.key().secret();
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

    /** Walks through all matters once; a walk that was broken off begins anew and finds the fewer. Returns how many entries were given. */
    int run(BooleanSupplier goOn) {
        if (log.lateDone()) {
            return 0;
        }
        int given = 0;
        for (var some = spine.walk.after(new MatterId((short) 0, 0), AT_ONCE); !some.isEmpty(); some = spine.walk.after(some.getLast(), AT_ONCE)) {
            for (var id : store.unsealed(some)) {
                given += Objects.requireNonNull(snapshot.execute(_ -> give(id)));
            }
            if (!goOn.getAsBoolean()) {
                return given; // another server goes on
            }
        }
        log.lateDone(true);
        return given;
    }

    private int give(MatterId id) {
        var matter = spine.matters.<Object>get(id);
        var way = store.onTheWay(id);
        var secret = spine.secret(matter);
        boolean coarse = matter.header().isDelicate();
        var key = matter.key();
        var said = key == null ? new TreeMap<Integer, TreeMap<Short, Sealer.Said>>() : SealedStore.byEvent(store.words(id), key::open);
        var late = new ArrayList<Waiting>();
        for (var event : store.events(id)) {
            if (event.index() == null && !way.revisions().contains(event.revision())) {
                var told = event.with(id, said.getOrDefault(event.revision(), new TreeMap<>()));
                late.add(new Waiting(id.district(), id.value(), event.revision(), null, spine.sealer.seal(told, secret, coarse, true).entry().bytes()));
            }
        }
        for (var reading : store.readings(id)) {
            if (reading.index() == null && !way.readings().contains(reading.read().reading())) {
                var leaf = spine.sealer.seal(reading.read(), secret, coarse, true).entry().bytes();
                late.add(new Waiting(id.district(), id.value(), null, reading.read().reading(), leaf));
            }
        }
        return queue(late);
    }

    private int queue(List<Waiting> late) {
        for (var one : late) {
            log.queue(List.of(one), spine.sealer.release(LogEntry.parse(one.leaf()), clock.instant()));
        }
        return late.size();
    }
}
