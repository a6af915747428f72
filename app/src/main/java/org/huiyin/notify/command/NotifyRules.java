package org.huiyin.notify.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.clocks.RulesRefused;
import org.huiyin.notify.Channel;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.domain.QuietHours;
import org.huiyin.notify.domain.Template;
import org.huiyin.notify.domain.Templates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads {@code rules/notices.csv} and {@code rules/quiet-hours.csv} once, at start; a mistake stops the start with file and line. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifySettings.class)
public class NotifyRules {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    private static final List<String> LANGUAGES = List.of("zh", "en");

    @Bean
    Templates templates(@Value("${huiyin.rules}") Path rules) {
        return readTemplates(rules);
    }

    @Bean
    QuietHours quietHours(@Value("${huiyin.rules}") Path rules, @Value("${huiyin.zone}") ZoneId zone) {
        var spans = new EnumMap<Channel, QuietHours.Span>(Channel.class);
        var problems = new ArrayList<String>();
        each(rules.resolve("quiet-hours.csv"), problems, (row, _) -> {
            var span = new QuietHours.Span(LocalTime.parse(row.get("from")), LocalTime.parse(row.get("until")));
            if (span.from().equals(span.until())) {
                throw new IllegalArgumentException("from and until are the same");
            }
            spans.put(Channel.of(row.get("channel")), span);
        });
        refuseIfAny(problems);
        return new QuietHours(spans, zone);
    }

    /** All templates of a folder of rules, or why they cannot be used. */
    public static Templates readTemplates(Path rules) {
        var all = new ArrayList<Template>();
        var seen = new HashSet<String>();
        var problems = new ArrayList<String>();
        var file = rules.resolve("notices.csv");
        each(file, problems, (row, place) -> {
            var template = new Template(row.get("code"), Channel.of(row.get("channel")), row.get("language"), yes(row.get("waits")),
                    row.get("subject"), row.get("body"));
            template.problems().forEach(problem -> problems.add(place + ": " + problem));
            if (!LANGUAGES.contains(template.language()) || !seen.add(key(template.code(), template.channel(), template.language()))) {
                problems.add(place + ": " + template.code() + " is there twice, or in a language that is none of " + LANGUAGES);
            }
            all.add(template);
        });
        for (var template : all) {
            LANGUAGES.stream().filter(language -> !seen.contains(key(template.code(), template.channel(), language)))
                    .forEach(language -> problems.add(file + ": " + template.code() + " by " + template.channel().code() + " is missing in " + language));
        }
        refuseIfAny(problems);
        return new Templates(List.copyOf(all));
    }

    private static String key(String code, Channel channel, String language) {
        return code + " " + channel + " " + language;
    }

    private static void each(Path file, List<String> problems, BiConsumer<CSVRecord, String> reading) {
        try (var rows = CSVParser.parse(Files.newBufferedReader(file), FORMAT)) {
            for (var row : rows) {
                var place = file + ":" + rows.getCurrentLineNumber();
                try {
                    reading.accept(row, place);
                } catch (IllegalArgumentException | DateTimeException e) {
                    problems.add(place + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean yes(String word) {
        return switch (word) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("waits must be yes or no");
        };
    }

    private static void refuseIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new RulesRefused(problems);
        }
    }
}
