package org.huiyin.tlog.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.tlog.Malformed;

/**
 * Reads JSON (RFC 8259) as I-JSON means it: a name stands once in an object, a number is one of 64 bits. What it answers is made of
 * {@link Map}, {@link List}, {@link String}, {@link Double}, {@link Boolean} and {@code null}.
 */
public final class Json {
    private static final int DEEPEST = 64;
    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    public static Object parse(String text) {
        var json = new Json(text);
        var value = json.value();
        json.space();
        if (json.at < text.length()) {
            throw json.wrong();
        }
        return value;
    }

    /** The object that the text must be. */
    @SuppressWarnings("unchecked") // whatever is a map here was made by this class, with strings for names
    public static Map<String, Object> object(String text) {
        if (parse(text) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Malformed("not an object of JSON");
    }

    private Object value() {
        space();
        return switch (peek()) {
            case '{' -> nested(this::members);
            case '[' -> nested(this::elements);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object nested(java.util.function.Supplier<Object> inner) {
        if (++depth > DEEPEST) {
            throw new Malformed("JSON nested too deeply");
        }
        var value = inner.get();
        depth--;
        return value;
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            space();
            var name = string();
            space();
            expect(':');
            if (members.containsKey(name)) {
                throw new Malformed("a name stands twice in an object of JSON");
            }
            members.put(name, value());
            space();
            if (peek() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private List<Object> elements() {
        var elements = new ArrayList<Object>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            elements.add(value());
            space();
            if (peek() == ']') {
                at++;
                return elements;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        while (peek() != '"') {
            char sign = text.charAt(at++);
            if (sign < ' ') {
                throw wrong();
            }
            string.append(sign == '\\' ? escaped() : sign);
        }
        at++;
        for (int i = 0; i < string.length(); i++) {
            if (!CanonicalJson.isWhole(string, i)) {
                throw new Malformed("a text of JSON holds half a sign");
            }
        }
        return string.toString();
    }

    private char escaped() {
        char sign = peek();
        at++;
        return switch (sign) {
            case '"', '\\', '/' -> sign;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw wrong();
        };
    }

    private char hex() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw wrong();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Double number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var written = text.substring(from, at);
        if (!written.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            throw wrong();
        }
        double value = Double.parseDouble(written);
        if (Double.isInfinite(value)) {
            throw new Malformed("a number of JSON is too large");
        }
        return value;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong();
        }
        return text.charAt(at);
    }

    private void expect(char sign) {
        if (peek() != sign) {
            throw wrong();
        }
        at++;
    }

    private Malformed wrong() {
        return new Malformed("not JSON, at sign " + at);
    }
}
