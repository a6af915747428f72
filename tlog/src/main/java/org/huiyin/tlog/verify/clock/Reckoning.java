package org.huiyin.tlog.verify.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.huiyin.tlog.verify.told.Phrases;

/** Counts deadlines from the published rules, as docs/clocks.md says; nothing of the server that counted them first is used. */
public final class Reckoning {
    private static final int MINUTES = 60;
    private static final int DAY = 24 * MINUTES;
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private final Rules rules;
    private final Calendar calendar;

    public Reckoning(Rules rules) {
        this.rules = rules;
        this.calendar = rules.calendar();
    }

    /** What came out. */
    public sealed interface Answer {
        /** @param provisional rests on a year whose rest days are not in the folder */
        record Ends(Instant at, boolean provisional) implements Answer {}

        /**
         * It was not counted.
         *
         * @param key of the reason's words
         * @param what the reason names
         */
        record NotCounted(String key, String what) implements Answer {}
    }

    Rules rules() {
        return rules;
    }

    /** Follows from the start and the turns; the end that the due itself names is not looked at. */
    public Answer count(Due due) {
        try {
            checkWithin(due.from());
            due.turns().forEach(turn -> checkWithin(turn.on()));
            var limit = rules.limit(due.code(), Tally.day(due.from()));
            if (limit.isEmpty()) {
                return new Answer.NotCounted("clock.unknown-limit", due.code());
            }
            var tally = new Tally(limit.get(), due);
            var end = end(limit.get(), tally);
            return tally.cap().isBefore(end.at) ? new Answer.Ends(tally.cap(), end.provisional) : end;
        } catch (Tally.Unknown unknown) {
            return new Answer.NotCounted(unknown.key, unknown.what);
        } catch (Calendar.Beyond beyond) {
            return new Answer.NotCounted("clock.beyond-calendar", beyond.getMessage());
        }
    }

    private static void checkWithin(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new Tally.Unknown("clock.beyond-calendar", moment.toString());
        }
    }

    private Answer.Ends end(Limit limit, Tally tally) {
        var start = tally.start().atZone(Phrases.ZONE).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        int amount = tally.lengths().getFirst().amount();
        return switch (limit.length().unit()) {
            case Length.HOUR -> new Answer.Ends(moment(start).plus(amount, ChronoUnit.HOURS), false);
            case Length.WORKING_HOUR -> openFor(start, amount * MINUTES);
            default -> lastDay(limit, tally, start.toLocalDate());
        };
    }

    /** The moment at which the offices have been open for that long. */
    private Answer.Ends openFor(LocalDateTime start, int minutes) {
        int left = minutes;
        int since = (int) ChronoUnit.MINUTES.between(start.toLocalDate().atStartOfDay(), start);
        for (var day = start.toLocalDate(); ; day = day.plusDays(1), since = 0) {
            for (var opening : calendar.openings(day)) {
                int from = Math.max(since, opening.from());
                int open = Math.max(0, opening.until() - from);
                if (open >= left) {
                    return new Answer.Ends(moment(day.atStartOfDay().plusMinutes(from + left)), calendar.isOpenQuestion(day));
                }
                left -= open;
            }
        }
    }

    private Answer.Ends lastDay(Limit limit, Tally tally, LocalDate start) {
        int step = limit.ending().backwards() ? -1 : 1;
        boolean asksCalendar = limit.ending().rolls();
        var day = start;
        for (var length : tally.lengths()) {
            asksCalendar |= length.is(Length.WORKING_DAY);
            day = length.is(Length.MONTH)
                    ? days(months(day, length.amount(), tally), length.days(), step, tally, false)
                    : days(day, length.amount(), step, tally, length.is(Length.WORKING_DAY));
        }
        while (limit.ending().rolls() && !calendar.works(day)) {
            day = day.plusDays(step);
        }
        var end = limit.ending().office() ? calendar.closing(day) : day.atStartOfDay().plusMinutes(DAY);
        return new Answer.Ends(moment(end), asksCalendar && calendar.isOpenQuestion(day));
    }

    private LocalDate days(LocalDate after, int amount, int step, Tally tally, boolean working) {
        var day = after;
        for (int left = amount; left > 0; ) {
            day = day.plusDays(step);
            if (!tally.stopped(day) && (!working || calendar.works(day))) {
                left--;
            }
        }
        return day;
    }

    /** The day of the same number, or the last one of a shorter month; each day that does not count puts the end off by one. */
    private static LocalDate months(LocalDate after, int amount, Tally tally) {
        var end = after.plusMonths(amount);
        for (var day = after.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            end = tally.stopped(day) ? end.plusDays(1) : end;
        }
        return end;
    }

    private static Instant moment(LocalDateTime local) {
        return local.atZone(Phrases.ZONE).toInstant();
    }
}
