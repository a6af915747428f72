package org.huiyin.matters.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.matters.Listener;
import org.huiyin.matters.store.OutboxStore;
import org.huiyin.matters.vault.Sealing;
import org.huiyin.storage.Lease;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one reader of the outbox, however many servers run. The lease is taken in the transaction that reads: while it is open no
 * other server reads, and when this server dies its lease runs out and another goes on where the last commit ended.
 */
@Service
public class OutboxReader {
    private static final String LEASE = "outbox";
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final int AT_ONCE = 1000;
    private static final int ANOTHER_READS = -1;
    private final OutboxStore store;
    private final List<Listener> listeners;
    private final List<Sealing> sealings;
    private final Lease lease;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public OutboxReader(OutboxStore store, List<Listener> listeners, List<Sealing> sealings, Lease lease, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.listeners = List.copyOf(listeners);
        this.sealings = List.copyOf(sealings);
        this.lease = lease;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads until nothing is left, or until another server turns out to be the reader; returns how many events were heard. */
    public int read() {
        int heard = 0;
        for (int some = batch(); some != ANOTHER_READS; some = batch()) {
            heard += some;
            if (some < AT_ONCE) {
                break;
            }
        }
        return heard;
    }

    private int batch() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            if (!lease.held(LEASE, LENGTH)) {
                return ANOTHER_READS;
            }
            var begun = clock.instant();
            var taken = store.take(AT_ONCE);
            var happened = taken.stream().map(OutboxStore.Taken::happened).toList();
            if (!happened.isEmpty()) {
                listeners.forEach(listener -> listener.hear(happened));
                sealings.forEach(sealing -> sealing.seal(toSeal(taken))); // last: it holds the log's head until the commit
            }
            if (happened.size() < AT_ONCE) { // else there may be more: the instant stays where it was
                store.heardUntil(begun);
            }
            return happened.size();
        }));
    }

    private static List<Sealing.ToSeal> toSeal(List<OutboxStore.Taken> taken) {
        return taken.stream().filter(one -> one.leaf() != null)
                .map(one -> new Sealing.ToSeal(one.happened().id(), one.happened().revision(), Objects.requireNonNull(one.leaf()))).toList();
    }

    /** Everything committed before that instant has been heard; empty before the first reading. */
    public Optional<Instant> asOf() {
        return store.asOf();
    }
}
