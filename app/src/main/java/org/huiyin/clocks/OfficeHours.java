package org.huiyin.clocks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When the district's offices are open: the same hours on every working day, make-up days included. */
public final class OfficeHours {
    public static final int DAY = 24 * 60;

    /** Open from this minute of the day until that one. */
    public record Opening(int from, int until) {
        public int minutes() {
            return until - from;
        }
    }

    /** The openings of a working day while they are in force. */
    public record Hours(InForce inForce, List<Opening> openings) {}

    private final List<Hours> hours;
    private final WorkingDays days;

    public OfficeHours(List<Hours> hours, WorkingDays days) {
        this.hours = List.copyOf(hours);
        this.days = days;
    }

    /** Empty on a rest day. */
    public List<Opening> openings(LocalDate day) {
        return days.isWorking(day) ? onWorkingDay(day) : List.of();
    }

    private List<Opening> onWorkingDay(LocalDate day) {
        for (Hours row : hours) {
            if (row.inForce().on(day)) {
                return row.openings();
            }
        }
        throw new IllegalArgumentException("no office hours are in force on " + day);
    }

    /** The end of office hours, as a moment of that day; asked of a rest day it is when the office would close. */
    public LocalDateTime closing(LocalDate day) {
        return at(day, onWorkingDay(day).getLast().until());
    }

    public boolean isOpen(LocalDateTime moment) {
        int minute = minuteOf(moment);
        return openings(moment.toLocalDate()).stream().anyMatch(o -> o.from() <= minute && minute < o.until());
    }

    /** The moment itself when the office is open, else the next opening. */
    public LocalDateTime openOrNext(LocalDateTime moment) {
        for (var day = moment.toLocalDate(); ; day = day.plusDays(1)) {
            int minute = day.equals(moment.toLocalDate()) ? minuteOf(moment) : 0;
            for (Opening opening : openings(day)) {
                if (minute < opening.until()) {
                    return minute >= opening.from() ? moment : at(day, opening.from());
                }
            }
        }
    }

    /** Minutes of office time between two moments, to the whole minute; nought when the second is not later. */
    public long minutesBetween(LocalDateTime from, LocalDateTime until) {
        long minutes = 0;
        for (var day = from.toLocalDate(); !day.isAfter(until.toLocalDate()); day = day.plusDays(1)) {
            int begin = day.equals(from.toLocalDate()) ? minuteOf(from) : 0;
            int end = day.equals(until.toLocalDate()) ? minuteOf(until) : DAY;
            for (Opening opening : openings(day)) {
                minutes += Math.max(0, Math.min(end, opening.until()) - Math.max(begin, opening.from()));
            }
        }
        return minutes;
    }

    /** The moment at which that many minutes of office time have passed; the earliest one, so a closing, not the next opening. */
    public LocalDateTime after(LocalDateTime from, long minutes) {
        long left = minutes;
        var reached = from.truncatedTo(ChronoUnit.MINUTES);
        for (var day = from.toLocalDate(); left > 0; day = day.plusDays(1)) {
            int begin = day.equals(from.toLocalDate()) ? minuteOf(from) : 0;
            for (Opening opening : openings(day)) {
                int start = Math.max(begin, opening.from());
                long used = Math.min(left, Math.max(0, opening.until() - start));
                if (used > 0) {
                    left -= used;
                    reached = at(day, start + (int) used);
                }
            }
        }
        return reached;
    }

    private static int minuteOf(LocalDateTime moment) {
        return moment.getHour() * 60 + moment.getMinute();
    }

    private static LocalDateTime at(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute);
    }

    /** {@code 16:30}; the end of a day is {@code 24:00}. */
    public static String clockText(int minuteOfDay) {
        return minuteOfDay == DAY ? "24:00" : LocalTime.ofSecondOfDay(minuteOfDay * 60L).toString();
    }
}
