package org.huiyin.transparency.command;

import org.huiyin.transparency.store.LogStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** While the log is switched off nothing is given to it; when it is switched on again, what happened meanwhile is sealed late. */
@Component
@ConditionalOnProperty(name = "huiyin.transparency", havingValue = "off")
class LogOff {
    private final LogStore store;

    LogOff(LogStore store) {
        this.store = store;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        store.lateDone(false);
    }
}
