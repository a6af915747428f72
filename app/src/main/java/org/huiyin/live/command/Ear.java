package org.huiyin.live.command;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.huiyin.live.domain.Change;
import org.huiyin.live.store.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what the servers on this database tell one another, on one connection that is its own, and begins again when that breaks. */
@Component
class Ear {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
    private static final int AGAIN_S = 2;
    private final Notices notices;
    private final LiveDesks desks;
    private final CountDownLatch leaving = new CountDownLatch(1);

    Ear(Notices notices, LiveDesks desks) {
        this.notices = notices;
        this.desks = desks;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("live").start(this::listen);
    }

    @EventListener(ContextClosedEvent.class)
    void leave() {
        leaving.countDown();
        notices.breakOff();
    }

    private void listen() {
        try {
            do {
                try {
                    notices.listen(desks::tellToLookAgain, this::hear);
                } catch (SQLException broken) {
                    if (leaving.getCount() > 0) {
                        LOG.warn("live updates wait for the database: {}", broken.getMessage());
                    }
                }
            } while (!leaving.await(AGAIN_S, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(String notice) {
        try {
            var changes = Change.read(notice);
            if (changes.isEmpty()) {
                desks.tellToLookAgain();
            } else {
                desks.tell(changes);
            }
        } catch (RuntimeException failed) {
            LOG.error("a change could not be told; every desk looks again", failed);
            desks.tellToLookAgain();
        }
    }
}
