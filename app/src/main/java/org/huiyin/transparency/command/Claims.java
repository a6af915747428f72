package org.huiyin.transparency.command;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LostRange;
import org.huiyin.transparency.store.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what waited for its time out of the queue and gives it an index, in one transaction. */
record Claims(LogStore store, LogKeys keys, TransactionTemplate transaction, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final int AT_ONCE = 4096;

    void claim() {
        int claimed;
        do {
            claimed = Objects.requireNonNull(transaction.execute(status -> {
                var entries = store.claim(clock.instant(), AT_ONCE);
                var known = entries.isEmpty() ? Set.<String>of() : store.known(entries);
                var fresh = entries.stream().filter(entry -> !known.contains(entry.name())).filter(this::isOurs).map(entry -> entry.sealed(clock.instant())).toList();
                if (!fresh.isEmpty() && store.assign(fresh).isEmpty()) {
                    status.setRollbackOnly(); // they go on waiting
                    return 0;
                }
                return entries.size();
            }));
        } while (claimed == AT_ONCE);
    }

    /** Whoever can write a row of the queue must not make the log vouch for a key of their own, nor say that something was lost. */
    private boolean isOurs(Waiting waiting) {
        if (waiting.matter() != null || waiting.entry().filter(this::isForged).isEmpty()) {
            return true;
        }
        LOG.error("an entry that is not of this house waited for the public log; it is not sealed");
        return false;
    }

    private boolean isForged(LogEntry entry) {
        return entry.kind().equals(LogEntry.KEY) && !keys.isOfOurs(entry) || LostRange.isNamed(entry);
    }
}
