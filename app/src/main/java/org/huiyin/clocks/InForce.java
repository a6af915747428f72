package org.huiyin.clocks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days on which a rule holds: from its first day up to, but not including, the day it was replaced. */
public record InForce(LocalDate from, @Nullable LocalDate until) {
    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
