package org.huiyin.clocks.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.clocks.ClockFace;
import org.huiyin.clocks.Due;
import org.huiyin.clocks.Length.Unit;
import org.huiyin.clocks.Turn;

/** Says how a clock looks at a moment, in the states of the design language. */
public record Faces(Count count) {
    private static final int SOON_DAYS = 3;
    private static final int SOON_PERCENT = 80;

    public ClockFace running(Due due, Plan plan, Instant now) {
        var today = count.dayOf(now);
        var day = due.day(count.zone());
        if (due.held()) {
            return face("hold", "hold", due, "reason", heldFor(due));
        }
        if (now.isAfter(due.at())) {
            return late(due, plan, now);
        }
        if (due.provisional()) {
            return face("maybe", "maybe", due, "year", day.getYear());
        }
        if (day.equals(today)) {
            return face("today", "today", due, "minutes", Duration.between(now, due.at()).toMinutes());
        }
        boolean soon = daysBetween(plan, today, day) <= SOON_DAYS
                || !new Share(count).used(plan, due.at(), SOON_PERCENT).isAfter(now);
        return remaining(soon ? "soon" : "time", due, plan, now);
    }

    private ClockFace remaining(String state, Due due, Plan plan, Instant now) {
        if (plan.unit() == Unit.HOURS) {
            return face(state, "left.hours", due, "hours", hours(now, due.at()));
        }
        var words = "left." + dayWord(plan);
        return face(state, words, due, "days", daysBetween(plan, count.dayOf(now), due.day(count.zone())));
    }

    private ClockFace late(Due due, Plan plan, Instant now) {
        int days = daysBetween(plan, due.day(count.zone()), count.dayOf(now));
        return days == 0
                ? face("late", "late.hours", due, "hours", hours(due.at(), now))
                : face("late", "late." + dayWord(plan), due, "days", days);
    }

    /** Over: how it came out against the day that was promised. */
    public ClockFace ended(Due due, Plan plan, Instant end) {
        var day = due.day(count.zone());
        if (end.isAfter(due.at())) {
            var late = late(due, plan, end);
            return new ClockFace("done", late.words().replace("clock.late.", "clock.done.late."), late.numbers());
        }
        int early = daysBetween(plan, count.dayOf(end), day);
        return face("done", early == 0 ? "done.onTime" : "done.early." + dayWord(plan), due, "days", early);
    }

    /** Working days for what is counted in office time, else days of the calendar; the two are never mixed up in words. */
    private int daysBetween(Plan plan, LocalDate after, LocalDate upTo) {
        return plan.unit().isOfficeTime()
                ? count.days().between(after, upTo)
                : (int) ChronoUnit.DAYS.between(after, upTo);
    }

    private static String dayWord(Plan plan) {
        return plan.unit().isOfficeTime() ? "workingDays" : "days";
    }

    private static long hours(Instant from, Instant until) {
        return Math.max(1, (Duration.between(from, until).toMinutes() + 59) / 60);
    }

    private static String heldFor(Due due) {
        return due.turns().stream()
                .filter(turn -> turn.kind() == Turn.Kind.HELD)
                .reduce((earlier, later) -> later)
                .map(Turn::code)
                .orElse("");
    }

    private ClockFace face(String state, String words, Due due, String number, Object value) {
        Map<String, Object> numbers = new HashMap<>();
        numbers.put("day", due.day(count.zone()).toString());
        numbers.put("time", Telling.time(due, count));
        numbers.put(number, value);
        return new ClockFace(state, "clock." + words, Map.copyOf(numbers));
    }
}
