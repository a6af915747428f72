package org.huiyin.clocks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Which days are worked: weekends, public holidays and the weekends worked in exchange (调休). Past the last published
 * year only weekends and the holidays of fixed date are known, and whoever counts there must say that it is provisional.
 */
public final class WorkingDays {
    private static final int YEARS_AHEAD = 60;

    /** What sort of day it is. */
    public enum Kind { WORKING_DAY, MAKE_UP_DAY, WEEKEND, HOLIDAY }

    /** A day that the State Council's yearly paper names. */
    public record Listed(LocalDate date, boolean rest, Wording name) {}

    private static final Kind[] KINDS = Kind.values();
    private final LocalDate first;
    private final LocalDate publishedUntil;
    private final long offset;
    private final byte[] kinds;
    private final int[] workedBefore;
    private final Map<LocalDate, Wording> names = new HashMap<>();

    /**
     * @param fixed holidays that fall on the same date every year
     * @param lastYear the last year whose paper is complete
     */
    public WorkingDays(Collection<Listed> listed, Map<MonthDay, Wording> fixed, int firstYear, int lastYear) {
        first = LocalDate.of(firstYear, 1, 1);
        publishedUntil = LocalDate.of(lastYear, 12, 31);
        offset = first.toEpochDay();
        kinds = new byte[(int) (LocalDate.of(lastYear + YEARS_AHEAD, 1, 1).toEpochDay() - offset)];
        for (int i = 0; i < kinds.length; i++) {
            var day = LocalDate.ofEpochDay(offset + i).getDayOfWeek();
            kinds[i] = code(day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? Kind.WEEKEND : Kind.WORKING_DAY);
        }
        for (int year = lastYear + 1; year < lastYear + YEARS_AHEAD; year++) {
            for (var holiday : fixed.entrySet()) {
                list(new Listed(holiday.getKey().atYear(year), true, holiday.getValue()));
            }
        }
        listed.forEach(this::list);
        workedBefore = new int[kinds.length + 1];
        for (int i = 0; i < kinds.length; i++) {
            workedBefore[i + 1] = workedBefore[i] + (kinds[i] <= code(Kind.MAKE_UP_DAY) ? 1 : 0);
        }
    }

    private void list(Listed day) {
        kinds[index(day.date())] = code(day.rest() ? Kind.HOLIDAY : Kind.MAKE_UP_DAY);
        names.put(day.date(), day.name());
    }

    private static byte code(Kind kind) {
        return (byte) kind.ordinal();
    }

    private int index(LocalDate day) {
        long index = day.toEpochDay() - offset;
        if (index < 0 || index >= kinds.length) {
            throw new IllegalArgumentException(day + " is outside the calendar, which begins on " + first);
        }
        return (int) index;
    }

    public Kind kind(LocalDate day) {
        return KINDS[kinds[index(day)]];
    }

    public boolean isWorking(LocalDate day) {
        return kinds[index(day)] <= code(Kind.MAKE_UP_DAY);
    }

    /** The holiday this day belongs to, or is worked in exchange for. */
    public @Nullable Wording name(LocalDate day) {
        return names.get(day);
    }

    public LocalDate publishedUntil() {
        return publishedUntil;
    }

    /** Its kind may still change, because the paper of its year is not out. */
    public boolean isProvisional(LocalDate day) {
        return day.isAfter(publishedUntil);
    }

    public LocalDate onOrAfter(LocalDate day) {
        var found = day;
        while (!isWorking(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The nth working day after that day, which itself is not counted. */
    public LocalDate plus(LocalDate day, int n) {
        var found = day;
        for (int left = n; left > 0; ) {
            found = found.plusDays(1);
            left -= isWorking(found) ? 1 : 0;
        }
        return found;
    }

    /** Working days after the first day, up to and including the second; negative when the second is earlier. */
    public int between(LocalDate after, LocalDate upTo) {
        return workedBefore[index(upTo) + 1] - workedBefore[index(after) + 1];
    }
}
