package org.huiyin.insight.command;

import java.time.Duration;
import java.util.List;
import org.huiyin.insight.Publishing;
import org.huiyin.insight.store.PublicStore;
import org.huiyin.storage.Lease;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes everything anew after an upgrade, or when a category became one of which nothing is published. */
@Component
@ConditionalOnProperty(name = "huiyin.outbox", havingValue = "on", matchIfMissing = true)
public class Republish {
    /** Raised whenever what is published is worked out otherwise. */
    private static final int VERSION = 1;
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private final List<Publishing> kinds;
    private final PublicStore store;
    private final Lease lease;
    private final TransactionTemplate transaction;
    private volatile boolean waiting;

    Republish(List<Publishing> kinds, PublicStore store, Lease lease, TransactionTemplate transaction) {
        this.kinds = kinds;
        this.store = store;
        this.lease = lease;
        this.transaction = transaction;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        waiting = true;
    }

    /** Under the lease of the outbox, so that nobody publishes in between. */
    @Scheduled(fixedRateString = "${huiyin.republish-every:5s}")
    void look() {
        if (waiting) {
            waiting = !Boolean.TRUE.equals(transaction.execute(_ -> lease.held("outbox", LENGTH) && settled()));
        }
    }

    private boolean settled() {
        var digest = VERSION + " " + kinds.stream().map(kind -> kind.kind() + kind.kept().stream().sorted().toList()).sorted().toList();
        if (!store.digest().equals(java.util.Optional.of(digest))) {
            store.begin(digest);
        }
        return true;
    }
}
