package org.huiyin.tlog.entry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.huiyin.tlog.Malformed;

/** Writes JSON in the one way that everybody writes the same (RFC 8785): names in order, no space, numbers as ECMAScript writes them. */
public final class CanonicalJson {
    private static final long EXACT = 1L << 53;
    private static final int PLAIN_DIGITS = 21;
    private static final int PLAIN_ZEROS = -6;

    private CanonicalJson() {}

    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** @param value made of {@link Map}, {@link List}, {@link String}, {@link Number}, {@link Boolean} and {@code null} */
    public static String write(Object value) {
        var json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    /** JSON written anyhow, written canonically. */
    public static String of(String text) {
        return write(Json.parse(text));
    }

    private static void write(Object value, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case Boolean truth -> json.append(truth.booleanValue());
            case String string -> string(string, json);
            case Number number -> json.append(number(number));
            case List<?> list -> {
                var comma = "";
                json.append('[');
                for (var element : list) {
                    json.append(comma);
                    write(element, json);
                    comma = ",";
                }
                json.append(']');
            }
            case Map<?, ?> map -> object(map, json);
            default -> throw new Malformed("a " + value.getClass().getSimpleName() + " is none of the values of JSON");
        }
    }

    private static void object(Map<?, ?> map, StringBuilder json) {
        var comma = "";
        json.append('{');
        for (var name : map.keySet().stream().map(String.class::cast).sorted().toList()) { // by code units of UTF-16, as Java compares
            json.append(comma);
            string(name, json);
            json.append(':');
            write(map.get(name), json);
            comma = ",";
        }
        json.append('}');
    }

    private static void string(String string, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < string.length(); i++) {
            char sign = string.charAt(i);
            switch (sign) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (sign < ' ') {
                        json.append("\\u%04x".formatted((int) sign));
                    } else {
                        if (!isWhole(string, i)) {
                            throw new Malformed("a text with half a sign cannot be written");
                        }
                        json.append(sign);
                    }
                }
            }
        }
        json.append('"');
    }

    /** What stands there is no half of a pair whose other half is missing. */
    static boolean isWhole(CharSequence string, int at) {
        if (!Character.isSurrogate(string.charAt(at))) {
            return true;
        }
        return Character.isHighSurrogate(string.charAt(at))
                ? at + 1 < string.length() && Character.isLowSurrogate(string.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(string.charAt(at - 1));
    }

    private static String number(Number number) {
        if (number instanceof Long whole && Math.abs(whole) > EXACT) {
            throw new Malformed("a number beyond 2^53 is not the same for everybody");
        }
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new Malformed("JSON has no such number");
        }
        if (value == 0) {
            return "0";
        }
        return value < 0 ? "-" + positive(-value) : positive(value);
    }

    /** The shortest digits that lead back to the number, placed as ECMAScript's Number::toString places them. */
    private static String positive(double value) {
        var single = new BigDecimal(value).round(new MathContext(1)); // Java always writes two digits, also where one would do
        var shortest = single.doubleValue() == value ? single : new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale(); // of the decimal point, counted from the first digit
        if (point > PLAIN_DIGITS || point <= PLAIN_ZEROS) {
            int exponent = point - 1;
            var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return mantissa + "e" + (exponent < 0 ? "" : "+") + exponent;
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length() ? digits + "0".repeat(point - digits.length()) : digits.substring(0, point) + "." + digits.substring(point);
    }
}
