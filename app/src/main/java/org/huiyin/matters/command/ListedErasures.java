package org.huiyin.matters.command;

import java.time.Clock;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.store.ErasureStore;
import org.huiyin.matters.vault.ErasureList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Before the server serves: a database restored from a backup may hold matters that were erased since; the list outside knows
 * them, and they are erased again. What the list missed in a crash, the history tells it.
 */
@Component
public class ListedErasures implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(ListedErasures.class);
    private final ErasureList list;
    private final ErasureStore store;
    private final ErasureHandler handler;
    private final Clock clock;

    ListedErasures(ErasureList list, ErasureStore store, ErasureHandler handler, Clock clock) {
        this.list = list;
        this.store = store;
        this.handler = handler;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        list.begin();
        int again = 0;
        for (MatterId id : list.read()) {
            again += store.known(id) && handler.eraseAgain(id) ? 1 : 0;
        }
        if (again > 0) {
            LOG.warn("{} matters that were erased before had come back and are erased again", again);
        }
        var listed = list.read();
        store.erased().stream().filter(id -> !listed.contains(id)).forEach(id -> list.add(id, clock.instant()));
    }
}
