package org.huiyin.tlog.verify.told;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The verifier's words in one language. */
public final class Phrases {
    /** Where the district is; moments are told as its clocks show them. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZONE);
    private final boolean chinese;
    private final Properties words = new Properties();

    private Phrases(boolean chinese) {
        this.chinese = chinese;
        var file = chinese ? "phrases_zh.properties" : "phrases_en.properties";
        try (var in = new InputStreamReader(Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Phrases chinese() {
        return new Phrases(true);
    }

    public static Phrases english() {
        return new Phrases(false);
    }

    public static Phrases of(Locale locale) {
        return new Phrases(locale.getLanguage().equals(Locale.CHINESE.getLanguage()));
    }

    /** Every key that has words. */
    public Set<String> keys() {
        return new TreeSet<>(words.stringPropertyNames());
    }

    /** The words as they stand, with the names of facts in braces. */
    public String raw(String key) {
        return Objects.requireNonNull(words.getProperty(key), () -> "no words for " + key);
    }

    public String say(Finding finding) {
        var text = new StringBuilder();
        var raw = raw(finding.key());
        int at = 0;
        for (int open = raw.indexOf('{'); open >= 0; open = raw.indexOf('{', at)) {
            int close = raw.indexOf('}', open);
            var name = raw.substring(open + 1, close);
            if (!finding.facts().containsKey(name)) {
                throw new IllegalStateException(finding.key() + " names " + name + ", which is not told");
            }
            text.append(raw, at, open).append(value(finding.facts().get(name)));
            at = close + 1;
        }
        return text.append(raw.substring(at)).toString();
    }

    /** One fact as a person reads it; a control character, which could make a terminal lie, is shown as a question mark. */
    private String value(Object value) {
        return switch (value) {
            case Instant at -> (at.getEpochSecond() % 60 == 0 && at.getNano() == 0 ? MINUTE : MOMENT).format(at) + (chinese ? "" : " (UTC+8)");
            case Label label -> label(label);
            case Finding inner -> say(inner);
            case Collection<?> some -> some.stream().map(this::value).collect(Collectors.joining(chinese ? "、" : ", "));
            default -> shown(String.valueOf(value));
        };
    }

    private String label(Label label) {
        var known = words.getProperty(label.group() + "." + label.code());
        return known == null ? shown(label.code()) : known;
    }

    static String shown(String text) {
        return text.codePoints().map(sign -> Character.isISOControl(sign) && sign != '\n' || Character.getType(sign) == Character.FORMAT ? '?' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
