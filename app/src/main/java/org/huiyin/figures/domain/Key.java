package org.huiyin.figures.domain;

import java.time.LocalDate;

/** What a total is of: one measure of one office in the span that begins on a day. Category "" is all of them. */
public record Key(String kind, String category, Span span, String measure, LocalDate starts, int office) {
    public static final String ALL = "";
}
