package org.huiyin.clocks.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** When a part of a clock is used up, measured as the clock itself counts: office time, or time without the held days. */
public record Share(Count count) {
    public Instant used(Plan plan, Instant at, int percent) {
        var begin = begins(plan);
        if (!begin.isBefore(at)) {
            begin = plan.start();
        }
        if (!begin.isBefore(at)) {
            return at;
        }
        return plan.unit().isOfficeTime() ? officeShare(begin, at, percent) : elapsedShare(plan, begin, at, percent);
    }

    /** Days count from the first midnight, because the start day does not; hours from their minute. */
    private Instant begins(Plan plan) {
        return plan.unit().endsWithADay()
                ? count.instant(count.dayOf(plan.start()).plusDays(1).atStartOfDay())
                : plan.start().truncatedTo(ChronoUnit.MINUTES);
    }

    private Instant officeShare(Instant begin, Instant at, int percent) {
        var from = local(begin);
        long minutes = count.hours().minutesBetween(from, local(at));
        var reached = count.instant(count.hours().after(from, (minutes * percent + 99) / 100));
        return reached.isAfter(at) ? at : reached;
    }

    private Instant elapsedShare(Plan plan, Instant begin, Instant at, int percent) {
        var counted = Duration.between(begin, at);
        for (var hold : plan.holds()) {
            counted = counted.minus(length(hold));
        }
        var reached = begin.plus(counted.multipliedBy(percent).dividedBy(100));
        for (var hold : plan.holds()) {
            if (nextMidnight(hold.from()).isBefore(reached)) {
                reached = reached.plus(length(hold));
            }
        }
        return reached.isAfter(at) ? at : reached;
    }

    private Duration length(Plan.Hold hold) {
        var until = hold.until();
        return until == null ? Duration.ZERO : Duration.between(nextMidnight(hold.from()), nextMidnight(until));
    }

    private Instant nextMidnight(Instant instant) {
        return count.instant(count.dayOf(instant).plusDays(1).atStartOfDay());
    }

    private LocalDateTime local(Instant instant) {
        return instant.atZone(count.zone()).toLocalDateTime();
    }
}
