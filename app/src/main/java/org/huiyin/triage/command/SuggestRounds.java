package org.huiyin.triage.command;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Suggests for what came in, every second; also after a restart. Two servers that meet at one appeal write what they suggest once. */
@Component
@ConditionalOnProperty(name = "huiyin.outbox", havingValue = "on", matchIfMissing = true)
class SuggestRounds {
    private static final int AT_ONCE = 200;
    private final SuggestHandler handler;
    private volatile boolean ready;

    SuggestRounds(SuggestHandler handler) {
        this.handler = handler;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${huiyin.suggestions-every:1s}")
    void suggest() {
        if (ready) {
            handler.suggest(AT_ONCE);
        }
    }
}
