package org.huiyin.figures.domain;

import java.time.LocalDate;
import java.util.List;

/** What a total is of: one measure of one office in the span that begins on a day. Category "" is all of them, "*" those whose figures everybody may read. */
public record Key(String kind, String category, Span span, String measure, LocalDate starts, int office) {
    public static final String ALL = "";
    public static final String OPEN = "*";

    /** The spans of which there are totals, the shortest first: all for all together, few where they would be many. */
    public static List<Span> spans(String category) {
        return switch (category) {
            case ALL -> List.of(Span.values());
            case OPEN -> List.of(Span.MONTH, Span.QUARTER, Span.YEAR);
            default -> List.of(Span.DAY, Span.MONTH);
        };
    }
}
