package org.huiyin.notify.command;

import org.huiyin.notify.Channel;
import org.huiyin.notify.store.LetterStore.Queued;

/** One way out. */
interface Carrier {
    Channel channel();

    /** Whether it is set up. */
    boolean ready();

    /** Brings it to the next station, which has taken it over once this returns. */
    void carry(Queued letter, Sealing.Inside inside) throws NotCarried;
}
