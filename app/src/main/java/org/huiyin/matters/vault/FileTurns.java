package org.huiyin.matters.vault;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;

/**
 * Whole files in memory, a few at a time: read, looked at, drawn and sealed, one takes several times its size. Whoever holds a turn
 * waits for nothing that others may hold while they wait for a turn, least of all for a connection to the database. Files that come in
 * have turns of their own: the scanner they wait for must not hold up those that are kept already. Nobody waits long for a turn.
 */
final class FileTurns {
    static final FileTurns COMING = new FileTurns(4, 10_000);
    static final FileTurns KEPT = new FileTurns(4, 10_000);
    private static final int RETRY_SECONDS = 5;
    final Semaphore turns;
    private final long patience;

    FileTurns(int turns, long patienceMillis) {
        this.turns = new Semaphore(turns);
        this.patience = patienceMillis;
    }

    <T> T with(Supplier<T> work) {
        if (!admitted()) {
            throw Refusal.of(Kind.UNAVAILABLE, "server.busy", Map.of("retryAfterSeconds", RETRY_SECONDS));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean admitted() {
        try {
            return turns.tryAcquire(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
