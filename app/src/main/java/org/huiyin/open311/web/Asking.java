package org.huiyin.open311.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of GeoReport v2; an empty one counts as none. */
final class Asking {
    static final Duration LONGEST = Duration.ofDays(90);

    private Asking() {}

    /** From the first instant up to the last, at most 90 days; what is not given is the latest 90 days. */
    record Span(Instant from, Instant to) {}

    static Span span(@Nullable String start, @Nullable String end, Instant now) {
        var from = instant(start, "start_date");
        var to = instant(end, "end_date");
        if (from != null && to != null) {
            if (from.isAfter(to)) {
                throw Refusal.invalid("open311.span-backwards", "start_date");
            }
            if (Duration.between(from, to).compareTo(LONGEST) > 0) {
                throw Refusal.invalid("open311.span-too-long", "start_date");
            }
            return new Span(from, to);
        }
        if (from != null) {
            return new Span(from, from.plus(LONGEST));
        }
        var last = to == null ? now.plusSeconds(1) : to;
        return new Span(last.minus(LONGEST), last);
    }

    static @Nullable Instant instant(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant(); // a plus sign that nobody escaped
            if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("2200-01-01T00:00:00Z"))) {
                throw Refusal.invalid("open311.date-unreadable", field);
            }
            return at;
        } catch (DateTimeException unreadable) {
            throw Refusal.invalid("open311.date-unreadable", field);
        }
    }

    static List<String> list(@Nullable String text) {
        return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    static int number(@Nullable String text, int otherwise, int most, String field) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number < 1) {
                throw Refusal.invalid("open311.page-unreadable", field);
            }
            return Math.min(number, most);
        } catch (NumberFormatException unreadable) {
            throw Refusal.invalid("open311.page-unreadable", field);
        }
    }

    /** One district is served here; whoever names another one is wrong here. */
    static void jurisdiction(@Nullable String asked, District district) {
        if (asked != null && !asked.isBlank() && !asked.strip().equalsIgnoreCase(district.prefix())) {
            throw Refusal.notFound("open311.jurisdiction-unknown");
        }
    }

    static String in(Locale language, Wording wording) {
        return language.getLanguage().equals("en") ? wording.en() : wording.zh();
    }
}
