package org.huiyin.matters.command;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Wakes the agenda every few seconds. */
@Component
@ConditionalOnProperty(name = "huiyin.agenda", havingValue = "on", matchIfMissing = true)
class AgendaReader {
    private final Agenda agenda;
    private volatile boolean ready;

    AgendaReader(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${huiyin.agenda-every:5s}")
    void wake() {
        if (ready) {
            agenda.run();
        }
    }
}
