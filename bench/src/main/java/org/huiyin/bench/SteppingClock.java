package org.huiyin.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time of the machine; each thread may go ahead of it, so that an archive need not wait fifteen days. */
final class SteppingClock extends Clock {
    private final Clock machine;
    private final ThreadLocal<Duration> ahead = ThreadLocal.withInitial(() -> Duration.ZERO);

    SteppingClock(Clock machine) {
        this.machine = machine;
    }

    void ahead(Duration by) {
        ahead.set(by);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return machine.withZone(zone);
    }
}
