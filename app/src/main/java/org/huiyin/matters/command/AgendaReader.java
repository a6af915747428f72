package org.huiyin.matters.command;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Wakes the agenda every few seconds. */
@Component
@ConditionalOnProperty(name = "huiyin.agenda", havingValue = "on", matchIfMissing = true)
class AgendaReader {
    private final Agenda agenda;

    AgendaReader(Agenda agenda) {
        this.agenda = agenda;
    }

    @Scheduled(fixedDelayString = "${huiyin.agenda-every:5s}")
    void wake() {
        agenda.run();
    }
}
