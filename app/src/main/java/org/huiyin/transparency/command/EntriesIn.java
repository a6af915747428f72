package org.huiyin.transparency.command;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.matters.vault.Sealing;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.Waiting;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Gives each event's entry its index in the transaction that takes it out of the outbox. What tells the day alone waits until that day is
 * over, so that the moment at which the log grew tells nothing either.
 */
@Component
@ConditionalOnProperty(name = "huiyin.transparency", havingValue = "on", matchIfMissing = true)
class EntriesIn implements Sealing {
    private final LogStore store;
    private final Sealer sealer;
    private final Clock clock;

    EntriesIn(LogStore store, Sealer sealer, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public void seal(List<ToSeal> entries) {
        var now = new ArrayList<Waiting>();
        var later = new TreeMap<Instant, List<Waiting>>(Comparator.naturalOrder());
        for (var entry : entries) {
            var waiting = new Waiting(entry.id().district(), entry.id().value(), entry.revision(), null, entry.leaf());
            var release = waiting.entry().map(one -> sealer.release(one, clock.instant())).orElseGet(clock::instant);
            if (release.isAfter(clock.instant())) {
                later.computeIfAbsent(release, _ -> new ArrayList<>()).add(waiting);
            } else {
                now.add(waiting.sealed(clock.instant()));
            }
        }
        if (!now.isEmpty()) {
            var known = store.known(now);
            now.removeIf(entry -> known.contains(entry.name()));
        }
        if (!now.isEmpty() && store.assign(now).isEmpty()) {
            store.queue(now, clock.instant()); // the log is not begun yet, or stands still
        }
        later.forEach((release, held) -> store.queue(held, release));
    }
}
