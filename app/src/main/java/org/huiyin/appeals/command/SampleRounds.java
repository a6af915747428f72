package org.huiyin.appeals.command;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on telling histories what was drawn, also after a restart. Telling one twice says nothing new. */
@Component
@ConditionalOnProperty(name = "huiyin.outbox", havingValue = "on", matchIfMissing = true)
class SampleRounds {
    private static final int AT_ONCE = 500;
    private final SampleHandler samples;
    private volatile boolean ready;

    SampleRounds(SampleHandler samples) {
        this.samples = samples;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${huiyin.samples-every:5s}")
    void tell() {
        if (ready) {
            samples.tell(AT_ONCE);
        }
    }
}
