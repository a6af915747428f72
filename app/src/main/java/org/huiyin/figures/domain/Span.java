package org.huiyin.figures.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long a total reaches: a day, ten days (旬), a calendar month, quarter or year. */
public enum Span {
    DAY, TENDAY, MONTH, QUARTER, YEAR;

    /** One span of the calendar. */
    public record Piece(Span span, LocalDate starts) {}

    private static final int TEN = 10;
    private static final int LAST_TENTH = 21;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Span of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The first day of the span that a day lies in. */
    public LocalDate begin(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case TENDAY -> day.withDayOfMonth(Math.min((day.getDayOfMonth() - 1) / TEN * TEN + 1, LAST_TENTH));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day after a span. */
    public LocalDate end(LocalDate starts) {
        return switch (this) {
            case DAY -> starts.plusDays(1);
            case TENDAY -> starts.getDayOfMonth() == LAST_TENTH ? starts.plusMonths(1).withDayOfMonth(1) : starts.plusDays(TEN);
            case MONTH -> starts.plusMonths(1);
            case QUARTER -> starts.plusMonths(3);
            case YEAR -> starts.plusYears(1);
        };
    }

    /** The fewest of some spans, the shortest first, that make up a period, from a day to before another. */
    public static List<Piece> pieces(List<Span> some, LocalDate from, LocalDate end) {
        var pieces = new ArrayList<Piece>();
        for (var day = from; day.isBefore(end); ) {
            var longest = some.getFirst();
            for (var span : some) {
                longest = span.begin(day).equals(day) && !span.end(day).isAfter(end) ? span : longest;
            }
            pieces.add(new Piece(longest, day));
            day = longest.end(day);
        }
        return pieces;
    }
}
