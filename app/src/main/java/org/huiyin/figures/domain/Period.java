package org.huiyin.figures.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.huiyin.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** From one day to another, both included; never beyond today. */
public record Period(LocalDate from, LocalDate to) {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    /** Without days, the month so far. */
    public static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        var first = from == null ? today.withDayOfMonth(1) : day(from, "from");
        var last = to == null ? today : day(to, "to");
        if (first.isAfter(today)) {
            throw Refusal.invalid("period.in-the-future", "from");
        }
        if (last.isBefore(first)) {
            throw Refusal.invalid("period.ends-before-it-begins", "to");
        }
        return new Period(first, last.isAfter(today) ? today : last);
    }

    private static LocalDate day(String text, String field) {
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(EARLIEST) || day.getYear() > 2200) {
                throw Refusal.invalid("list.day-unreadable", field);
            }
            return day;
        } catch (DateTimeException unreadable) {
            throw Refusal.invalid("list.day-unreadable", field);
        }
    }
}
