package org.huiyin.figures.domain;

import java.time.LocalDate;

/** What a total is of: one measure of one office on one day, or in the month that begins on it. Category "" is all of them. */
public record Key(String kind, String category, Span span, String measure, LocalDate starts, int office) {
    public static final String ALL = "";

    /** How long a total reaches. */
    public enum Span {
        DAY, MONTH;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
