package org.huiyin.transparency.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.huiyin.kernel.District;
import org.huiyin.storage.Lease;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.store.LogCheckStore;
import org.huiyin.transparency.store.LogCheckStore.Kept;
import org.huiyin.transparency.store.LogStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Walks through history and log once a night, and when somebody asks; what is sealed late is given to the log before. */
@Component
@ConditionalOnProperty(name = {"huiyin.transparency", "huiyin.outbox"}, havingValue = "on", matchIfMissing = true)
class CheckRounds {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRounds.class);
    private static final String LEASE = "log-check";
    private static final LocalTime NIGHT = LocalTime.of(3, 30);
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private final Works works;
    private final LogStore log;
    private final Lease lease;
    private final District district;
    private final Clock clock;
    private final ReentrantLock round = new ReentrantLock();
    private volatile boolean ready;
    private boolean rulesSealed;

    /** What is done, and where it is written down. */
    @Component
    record Works(RulesSealing rules, LateSealing late, LogCheck check, LogCheckStore store, JsonMapper json) {
        /** Carries out what is asked for; the faults it found. */
        List<Found> carryOut(UUID wanted, Clock clock, boolean owed, BooleanSupplier goOn) {
            var walked = check.walk(owed, goOn); // what it cannot read it names
            store.ended(new Kept(wanted, clock.instant(), clock.instant(), walked.size(), walked.events(), walked.readings(), json.writeValueAsString(walked.faults())));
            return walked.faults();
        }
    }

    CheckRounds(Works works, LogStore log, Lease lease, District district, Clock clock) {
        this.works = works;
        this.log = log;
        this.lease = lease;
        this.district = district;
        this.clock = clock;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Scheduled(fixedRateString = "${huiyin.log-check-every:5s}")
    void look() {
        if (!ready || !round.tryLock()) {
            return;
        }
        try {
            if (log.head().isPresent() && lease.held(LEASE, LENGTH)) {
                round();
            }
        } finally {
            round.unlock();
        }
    }

    private void round() {
        rules();
        boolean owed = late();
        if (isDue()) {
            works.store.ask(clock.instant());
        }
        works.store.wanted().ifPresent(wanted -> walk(wanted, owed));
    }

    /** Whether something is still to be sealed late. */
    private boolean late() {
        try {
            return works.late.run(() -> lease.held(LEASE, LENGTH)) == LateSealing.Came.OFF;
        } catch (RuntimeException failed) {
            LOG.error("what is to be sealed late could not be looked through; it is tried again", failed);
            return false;
        }
    }

    /** One that the database or the files kept from its end goes on waiting. */
    private void walk(UUID wanted, boolean owed) {
        try {
            var faults = works.carryOut(wanted, clock, owed, () -> lease.held(LEASE, LENGTH));
            if (!faults.isEmpty()) {
                LOG.error("history and public log do not fit: {}", faults);
            }
        } catch (RuntimeException failed) {
            LOG.error("the walk through history and public log failed; it is tried again", failed);
        }
    }

    /** Rules are read when the server starts, so that they are sealed once for each start. */
    private void rules() {
        if (!rulesSealed) {
            try {
                works.rules.run();
                rulesSealed = true;
            } catch (IOException unread) {
                LOG.error("the rules by which deadlines are counted could not be sealed; it is tried again", unread);
            }
        }
    }

    /** Once a day of the district, in the night; a server that was down then makes up for it. */
    private boolean isDue() {
        var now = clock.instant().atZone(district.zone());
        var last = works.store.newest(1).stream().findFirst().map(one -> LocalDate.ofInstant(one.askedAt(), district.zone()));
        return last.isEmpty() || last.get().isBefore(now.toLocalDate()) && !now.toLocalTime().isBefore(NIGHT);
    }
}
