package org.huiyin.clocks.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.huiyin.clocks.Length;
import org.huiyin.clocks.Length.Unit;
import org.huiyin.clocks.OfficeHours;
import org.huiyin.clocks.StatutoryClock.Counts;
import org.huiyin.clocks.StatutoryClock.Ends;
import org.huiyin.clocks.WorkingDays;

/**
 * Counts a clock from its start to its end. The due instant and its explanation come from the same walk, so they cannot
 * differ. The start day is never counted; hours run from the minute of the event.
 */
public record Count(WorkingDays days, OfficeHours hours, ZoneId zone) {
    /** Where the count ended, before any cap. */
    public record End(Instant at, boolean provisional) {}

    public End end(Plan plan, Trail trail) {
        var start = plan.start().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        int amount = plan.lengths().getFirst().amount();
        return switch (plan.unit()) {
            case HOURS -> afterHours(plan.start().truncatedTo(ChronoUnit.MINUTES), amount, trail);
            case WORKING_HOURS -> afterWorkingHours(start, amount * 60, trail);
            case DAYS, WORKING_DAYS, MONTHS -> afterDays(plan, start.toLocalDate(), trail);
        };
    }

    private End afterHours(Instant start, int amount, Trail trail) {
        var end = start.plus(amount, ChronoUnit.HOURS);
        var last = end.atZone(zone).toLocalDateTime();
        var moment = start.atZone(zone).toLocalDateTime();
        while (moment.isBefore(last)) {
            var midnight = moment.toLocalDate().plusDays(1).atStartOfDay();
            int until = midnight.isAfter(last) ? minuteOf(last) : OfficeHours.DAY;
            trail.used(moment.toLocalDate(), Unit.HOURS, minuteOf(moment), until);
            moment = midnight;
        }
        return new End(end, false);
    }

    private End afterWorkingHours(LocalDateTime start, int minutes, Trail trail) {
        int left = minutes;
        for (var day = start.toLocalDate(); ; day = day.plusDays(1)) {
            int begin = day.equals(start.toLocalDate()) ? minuteOf(start) : 0;
            var openings = hours.openings(day);
            if (openings.isEmpty()) {
                trail.skipped(day, restDay(day));
            } else if (begin >= openings.getLast().until()) {
                trail.skipped(day, "closed");
            }
            for (var opening : openings) {
                int from = Math.max(begin, opening.from());
                int used = Math.min(left, opening.until() - from);
                if (used > 0) {
                    trail.used(day, Unit.WORKING_HOURS, from, from + used);
                    left -= used;
                    if (left == 0) {
                        return new End(instant(day.atStartOfDay().plusMinutes(from + used)), days.isProvisional(day));
                    }
                }
            }
        }
    }

    private End afterDays(Plan plan, LocalDate start, Trail trail) {
        var run = plan.rule().run();
        int direction = run.counts() == Counts.BACKWARDS ? -1 : 1;
        trail.skipped(start, "start");
        var day = start;
        boolean needsCalendar = run.rolls();
        for (Length length : plan.lengths()) {
            day = walk(plan, day, length, direction, trail);
            needsCalendar |= length.unit() == Unit.WORKING_DAYS;
        }
        if (run.rolls()) {
            day = roll(day, direction, trail);
        }
        return new End(closing(day, run.ends()), needsCalendar && days.isProvisional(day));
    }

    private LocalDate walk(Plan plan, LocalDate from, Length length, int direction, Trail trail) {
        return switch (length.unit()) {
            case DAYS, WORKING_DAYS -> walkDays(plan, from, length, direction, trail);
            case MONTHS -> {
                var day = walkMonths(plan, from, length.amount(), trail);
                yield length.andDays() == 0
                        ? day
                        : walkDays(plan, day, Length.of(length.andDays(), Unit.DAYS), direction, trail);
            }
            case HOURS, WORKING_HOURS -> throw new IllegalStateException("hours are not counted in days");
        };
    }

    private LocalDate walkDays(Plan plan, LocalDate from, Length length, int direction, Trail trail) {
        var day = from;
        for (int number = 0; number < length.amount(); ) {
            day = day.plusDays(direction);
            if (isHeld(plan, day)) {
                trail.skipped(day, "held");
            } else if (length.unit() == Unit.WORKING_DAYS && !days.isWorking(day)) {
                trail.skipped(day, restDay(day));
            } else {
                trail.counted(day, length.unit(), ++number);
            }
        }
        return day;
    }

    /** A month ends on the day of the same number, or on the last day of a month that has none; held days come on top. */
    private LocalDate walkMonths(Plan plan, LocalDate from, int months, Trail trail) {
        for (int number = 1; number < months; number++) {
            trail.counted(from.plusMonths(number), Unit.MONTHS, number);
        }
        var end = from.plusMonths(months);
        if (!plan.holds().isEmpty()) {
            for (var day = from.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
                if (isHeld(plan, day)) {
                    trail.skipped(day, "held");
                    end = end.plusDays(1);
                }
            }
        }
        trail.counted(end, Unit.MONTHS, months);
        return end;
    }

    /** Later for a last moment, earlier for one counted back from an event: rolling never takes time from anyone. */
    private LocalDate roll(LocalDate from, int direction, Trail trail) {
        var day = from;
        while (!days.isWorking(day)) {
            trail.skipped(day, restDay(day));
            day = day.plusDays(direction);
        }
        if (!day.equals(from)) {
            trail.rolled(day);
        }
        return day;
    }

    /** The day on which a hold begins has been counted; the day on which it ends has not. */
    private boolean isHeld(Plan plan, LocalDate day) {
        for (var hold : plan.holds()) {
            var until = hold.until();
            if (until != null && day.isAfter(dayOf(hold.from())) && !day.isAfter(dayOf(until))) {
                return true;
            }
        }
        return false;
    }

    private Instant closing(LocalDate day, Ends ends) {
        return instant(ends == Ends.OFFICE ? hours.closing(day) : day.plusDays(1).atStartOfDay());
    }

    private String restDay(LocalDate day) {
        return days.kind(day) == WorkingDays.Kind.HOLIDAY ? "holiday" : "weekend";
    }

    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    public Instant instant(LocalDateTime moment) {
        return moment.atZone(zone).toInstant();
    }

    private static int minuteOf(LocalDateTime moment) {
        return moment.getHour() * 60 + moment.getMinute();
    }
}
