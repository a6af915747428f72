package org.huiyin.insight.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.store.PublicList.After;
import org.huiyin.insight.store.PublicList.Asked;
import org.huiyin.insight.store.PublicList.Box;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what everybody may ask of the public list and its map; an empty parameter counts as none. */
@Component
class PublicAsked {
    private final PublicCategories categories;
    private final Offices offices;
    private final District district;

    PublicAsked(PublicCategories categories, Offices offices, District district) {
        this.categories = categories;
        this.offices = offices;
        this.district = district;
    }

    Asked of(Map<String, String> asked, @Nullable Box box) {
        var words = text(asked, "q");
        var from = day(asked, "from");
        var to = day(asked, "to");
        return new Asked(categories.kept(), categories.asked(text(asked, "category")), township(text(asked, "township")), open(text(asked, "open")),
                from == null ? null : start(from), to == null ? null : start(to.plusDays(1)), words == null ? null : SearchWords.query(words), box, true);
    }

    /** South, west, north, east, in degrees of WGS84. */
    static Box box(String text) {
        var parts = Arrays.stream(text.split(",", -1)).map(PublicAsked::degrees).toList();
        if (parts.size() != 4 || parts.get(0) > parts.get(2) || parts.get(1) > parts.get(3)) {
            throw Refusal.invalid("public.box-unreadable", "box");
        }
        return new Box(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    private static double degrees(String text) {
        try {
            double degrees = Double.parseDouble(text.strip());
            if (Math.abs(degrees) <= 180) {
                return degrees;
            }
        } catch (NumberFormatException unreadable) {
            // answered below
        }
        throw Refusal.invalid("public.box-unreadable", "box");
    }

    static int limit(Map<String, String> asked, int usual, int most) {
        var text = text(asked, "limit");
        try {
            return text == null ? usual : Math.clamp(Integer.parseInt(text), 1, most);
        } catch (NumberFormatException unreadable) {
            throw Refusal.invalid("list.number-unreadable", "limit");
        }
    }

    static String cursor(PublicMatter last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((last.receivedAt() + "/" + last.id().value()).getBytes(StandardCharsets.US_ASCII));
    }

    static @Nullable After after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("/", 2);
            return new After(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (RuntimeException unreadable) {
            throw Refusal.invalid("list.cursor-unreadable", "after");
        }
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(district.zone()).toInstant();
    }

    /** A township or street, by its number or its code. */
    Office township(String text, String field) {
        return (text.matches("\\d{1,9}") ? offices.find(Integer.parseInt(text)) : offices.byCode(text))
                .filter(one -> one.level() == Office.Level.TOWNSHIP).orElseThrow(() -> Refusal.invalid("place.unknown", field));
    }

    private @Nullable Integer township(@Nullable String text) {
        return text == null ? null : township(text, "township").id();
    }

    private static @Nullable Boolean open(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!List.of("true", "false").contains(text)) {
            throw Refusal.invalid("public.open-unreadable", "open");
        }
        return Boolean.valueOf(text);
    }

    private static @Nullable LocalDate day(Map<String, String> asked, String field) {
        var text = text(asked, field);
        if (text == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1990 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            // answered below
        }
        throw Refusal.invalid("list.day-unreadable", field);
    }

    private static @Nullable String text(Map<String, String> asked, String field) {
        var text = asked.getOrDefault(field, "").strip();
        return text.isEmpty() ? null : text;
    }
}
