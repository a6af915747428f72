package org.huiyin.matters.command;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the outbox every second, and says when it falls behind. Its rounds do not wait for those of the agenda. */
@Component
@ConditionalOnProperty(name = "huiyin.outbox", havingValue = "on", matchIfMissing = true)
class OutboxRounds {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRounds.class);
    private static final Duration LATE = Duration.ofSeconds(30);
    private final OutboxReader reader;
    private final Clock clock;
    private final ReentrantLock round = new ReentrantLock();
    private volatile boolean ready;

    OutboxRounds(OutboxReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Scheduled(fixedRateString = "${huiyin.outbox-every:1s}")
    void read() {
        if (!ready || !round.tryLock()) {
            return;
        }
        try {
            reader.read();
        } catch (RuntimeException failed) {
            LOG.error("the outbox could not be read; it is tried again", failed);
            reader.asOf().map(asOf -> Duration.between(asOf, clock.instant())).filter(behind -> behind.compareTo(LATE) > 0)
                    .ifPresent(behind -> LOG.warn("figures are {} seconds behind", behind.toSeconds()));
        } finally {
            round.unlock();
        }
    }
}
