package org.huiyin.tlog.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiyin.tlog.Malformed;

/**
 * The members of an object of JSON, read by name: one that is missing or null may be missing, one of another type is refused.
 *
 * @param what the object is, for messages
 */
public record Members(String what, Map<String, Object> all) {
    private static final double EXACT = 1L << 53;
    private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    public static Members parse(String what, String json) {
        return new Members(what, Json.object(json));
    }

    public boolean has(String name) {
        return all.get(name) != null;
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalText(String name) {
        return of(name, String.class, "a text");
    }

    public int whole(String name) {
        return optionalWhole(name).orElseThrow(() -> missing(name));
    }

    public Optional<Integer> optionalWhole(String name) {
        return of(name, Double.class, "a number").map(number -> {
            if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
                throw wrong(name, "a whole number");
            }
            return number.intValue();
        });
    }

    /** Whether it is so; what is missing is not. */
    public boolean truth(String name) {
        return of(name, Boolean.class, "true or false").orElse(false);
    }

    public Instant instant(String name) {
        return optionalInstant(name).orElseThrow(() -> missing(name));
    }

    /** A moment, written in UTC as ISO 8601 does or as microseconds since 1970. */
    public Optional<Instant> optionalInstant(String name) {
        var moment = all.get(name) instanceof Double micros && micros == Math.rint(micros) && Math.abs(micros) < EXACT
                ? Optional.of(Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS))
                : of(name, String.class, "a moment").map(text -> parsed(name, text));
        return moment.map(at -> {
            if (at.isBefore(FIRST) || at.isAfter(LAST)) {
                throw wrong(name, "a moment of any calendar in use");
            }
            return at;
        });
    }

    private Instant parsed(String name, String text) {
        try {
            if (WRITTEN.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException noMoment) {
            // told below
        }
        throw wrong(name, "a moment in UTC");
    }

    public Optional<Members> object(String name) {
        return of(name, Map.class, "an object").map(inner -> new Members(what + "." + name, named(inner)));
    }

    /** The objects of a list; none when it is missing. */
    public List<Members> objects(String name) {
        List<?> list = of(name, List.class, "a list").orElse(List.of());
        return list.stream().map(element -> {
            if (element instanceof Map<?, ?> inner) {
                return new Members(what + "." + name, named(inner));
            }
            throw wrong(name, "a list of objects");
        }).toList();
    }

    /** A list of values of whatever type. */
    public Optional<List<?>> list(String name) {
        return of(name, List.class, "a list").map(list -> (List<?>) list);
    }

    private <T> Optional<T> of(String name, Class<T> type, String kind) {
        var value = all.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name, kind);
        }
        return Optional.ofNullable(type.cast(value));
    }

    @SuppressWarnings("unchecked") // whatever is a map here was read by Json, with strings for names
    private static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private Malformed missing(String name) {
        return new Malformed(what + " has no " + name);
    }

    private Malformed wrong(String name, String kind) {
        return new Malformed(name + " of " + what + " is not " + kind);
    }
}
