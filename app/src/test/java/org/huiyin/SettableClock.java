package org.huiyin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The clock of a test: stands still until it is set. */
public final class SettableClock extends Clock {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private volatile Instant now;

    public SettableClock(String local) {
        set(local);
    }

    /** Sets the district's date and time, as in {@code 2026-09-16T09:12}. */
    public void set(String local) {
        now = LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
