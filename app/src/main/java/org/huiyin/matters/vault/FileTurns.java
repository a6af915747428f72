package org.huiyin.matters.vault;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Whole files in memory, a few at a time: read, looked at, drawn and sealed, one takes several times its size. Whoever holds a turn
 * waits for nothing that others may hold while they wait for a turn, least of all for a connection to the database.
 */
final class FileTurns {
    static final Semaphore TURNS = new Semaphore(4);

    private FileTurns() {}

    static <T> T with(Supplier<T> work) {
        TURNS.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            TURNS.release();
        }
    }
}
