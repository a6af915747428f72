package org.huiyin.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.ToDoubleFunction;
import org.huiyin.live.command.LiveDesks;
import org.huiyin.metrics.store.House;
import org.huiyin.metrics.store.House.Totals;
import org.huiyin.storage.Lease;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What waits, what is late, who reads the outbox, how old the last backup is. Looked up when somebody asks, and not on steps. */
@Component
class HouseMeters {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private final House house;
    private final Lease lease;
    private final LiveDesks desks;
    private final Clock clock;
    private final Path lastBackup;
    private @Nullable Totals totals;
    private long lookedAt;

    HouseMeters(House house, Lease lease, LiveDesks desks, Clock clock, @Value("${huiyin.data}") Path data) {
        this.house = house;
        this.lease = lease;
        this.desks = desks;
        this.clock = clock;
        this.lastBackup = data.resolve("last-backup");
    }

    void bindTo(MeterRegistry registry) {
        total(registry, "huiyin.outbox.waiting", "Events not yet heard", Totals::outbox);
        total(registry, "huiyin.outbox.lag.seconds", "Since the outbox was read to its end", Totals::heard);
        total(registry, "huiyin.agenda.waiting", "Clocks whose time has come and that were not yet woken", Totals::agenda);
        total(registry, "huiyin.agenda.lag.seconds", "Since the oldest of them was due", Totals::agendaLag);
        total(registry, "huiyin.answers.overdue", "Answers that are due and not given, in the whole district", Totals::overdue);
        total(registry, "huiyin.jobs.unfinished", "Imports and steps for many matters", Totals::jobs);
        total(registry, "huiyin.uploads.waiting", "Uploads that wait for their appeal", Totals::uploads);
        Gauge.builder("huiyin.live.desks", desks, LiveDesks::count).description("Desks that listen on this server").register(registry);
        Gauge.builder("huiyin.lease.held", lease, one -> one.isMine("outbox") ? 1 : 0).description("1 on the server that reads the outbox")
                .tag("lease", "outbox").register(registry);
        Gauge.builder("huiyin.backup.age.seconds", this, HouseMeters::backupAge).description("Since the last backup; no number while there was none").register(registry);
    }

    private void total(MeterRegistry registry, String name, String what, ToDoubleFunction<Totals> of) {
        Gauge.builder(name, this, meters -> of.applyAsDouble(meters.totals())).description(what).register(registry);
    }

    private synchronized Totals totals() {
        var known = totals;
        if (known == null || System.nanoTime() - lookedAt > FRESH.toNanos()) {
            known = house.at(clock.instant());
            totals = known;
            lookedAt = System.nanoTime();
        }
        return known;
    }

    private double backupAge() {
        try {
            return Duration.between(Instant.parse(Files.readString(lastBackup).strip()), clock.instant()).toSeconds();
        } catch (IOException | DateTimeParseException none) {
            return Double.NaN;
        }
    }
}
