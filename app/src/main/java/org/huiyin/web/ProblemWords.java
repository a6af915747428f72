package org.huiyin.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.kernel.RefusalWords;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The sentences behind the codes, from every {@code messages/*_zh.properties} and {@code _en}: under the code a title, under
 * {@code <code>.detail} a sentence more where one helps. {@code {days}} stands for the fact of that name.
 */
@Component
final class ProblemWords implements RefusalWords {
    private static final Pattern FACT = Pattern.compile("\\{([A-Za-z]+)}");
    private final Properties chinese = read("zh");
    private final Properties english = read("en");

    private static Properties read(String language) {
        var words = new Properties();
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_" + language + ".properties");
            for (var resource : found) {
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    words.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    String title(String code, Map<String, Object> facts, Locale locale) {
        var words = words(locale);
        return filled(words.getProperty(code, words.getProperty("refused", "")), facts);
    }

    String detail(String code, Map<String, Object> facts, Locale locale) {
        var more = words(locale).getProperty(code + ".detail");
        return more == null ? title(code, facts, locale) : filled(more, facts);
    }

    @Override
    public String sentence(String code, Map<String, Object> facts, Locale locale) {
        return title(code, facts, locale);
    }

    Set<String> codes(Locale locale) {
        return Collections.unmodifiableSet(new TreeSet<>(words(locale).stringPropertyNames()));
    }

    private Properties words(Locale locale) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }

    private static String filled(String words, Map<String, Object> facts) {
        return FACT.matcher(words).replaceAll(found -> {
            var fact = facts.get(found.group(1));
            return Matcher.quoteReplacement(fact == null ? "" : fact.toString());
        });
    }
}
