package org.huiyin.figures.command;

import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then whether the figures have to be counted anew. */
@Component
@ConditionalOnProperty(name = "huiyin.outbox", havingValue = "on", matchIfMissing = true)
class RecountRounds {
    private static final Logger LOG = LoggerFactory.getLogger(RecountRounds.class);
    private final Recount recount;
    private final ReentrantLock round = new ReentrantLock();
    private volatile boolean ready;

    RecountRounds(Recount recount) {
        this.recount = recount;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Scheduled(fixedRateString = "${huiyin.recount-every:5s}")
    void count() {
        if (!ready || !round.tryLock()) {
            return;
        }
        try {
            while (recount.some()) {
                Thread.onSpinWait(); // the reader's transactions come in between
            }
        } catch (RuntimeException failed) {
            LOG.error("figures could not be counted anew; it is tried again", failed);
        } finally {
            round.unlock();
        }
    }
}
