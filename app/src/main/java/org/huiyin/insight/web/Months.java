package org.huiyin.insight.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.huiyin.kernel.Refusal;

/** Reads months. */
final class Months {
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2200;

    private Months() {}

    static YearMonth of(String text, String field) {
        try {
            var month = YearMonth.parse(text.strip());
            if (month.getYear() >= EARLIEST && month.getYear() <= LATEST) {
                return month;
            }
        } catch (DateTimeException unreadable) {
            // answered below
        }
        throw Refusal.invalid("public.month-unreadable", field);
    }

    /** One that has begun. */
    static YearMonth begun(String text, String field, YearMonth now) {
        var month = of(text, field);
        if (month.isAfter(now)) {
            throw Refusal.invalid("period.in-the-future", field);
        }
        return month;
    }
}
