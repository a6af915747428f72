package org.huiyin.transparency.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.transparency.store.LogRulesStore;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.Waiting;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the files by which deadlines are counted, whenever one changed: whoever counts a deadline again can show that the rules they hold
 * are those that were in force. The files are public, so the commitment has no salt: it is their SHA-256.
 */
@Component
class RulesSealing {
    static final List<String> FILES = List.of("clocks.csv", "extensions.csv", "rest-days.csv", "holidays.csv", "office-hours.csv");
    private final Path rules;
    private final LogRulesStore store;
    private final LogStore log;
    private final Sealer sealer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RulesSealing(@Value("${huiyin.rules}") Path rules, LogRulesStore store, LogStore log, Sealer sealer, TransactionTemplate transaction, Clock clock) {
        this.rules = rules;
        this.store = store;
        this.log = log;
        this.sealer = sealer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many were sealed anew. */
    int run() throws IOException {
        int sealed = 0;
        for (var name : FILES) {
            var file = rules.resolve(name);
            if (Files.exists(file)) {
                var commit = Commitment.of(new byte[0], Files.readAllBytes(file));
                sealed += Objects.requireNonNull(transaction.execute(_ -> seal(name, commit)));
            }
        }
        return sealed;
    }

    private int seal(String name, String commit) {
        var now = clock.instant();
        if (!store.isNew(name, commit, now)) {
            return 0;
        }
        var entry = new LogEntry(LogEntry.RULES, name, 0, sealer.when(now, false), commit, false);
        log.queue(List.of(new Waiting(null, null, null, null, entry.bytes())), now);
        return 1;
    }
}
