package org.huiyin.tlog.verify.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final Pattern FACT = Pattern.compile("\\{[a-zA-Z]+}");

    private static TreeSet<String> facts(Phrases phrases, String key) {
        return FACT.matcher(phrases.raw(key)).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everything_is_said_in_both_languages_and_names_the_same_facts() {
        var zh = Phrases.chinese();
        var en = Phrases.english();
        assertThat(zh.keys()).isEqualTo(en.keys()).hasSizeGreaterThan(200);
        for (var key : zh.keys()) {
            assertThat(facts(zh, key)).as(key).isEqualTo(facts(en, key));
            assertThat(zh.raw(key)).as(key).containsPattern("[\\u4e00-\\u9fff]");
            assertThat(en.raw(key)).as(key).doesNotContainPattern("[\\u4e00-\\u9fff]");
        }
    }

    @Test
    void every_key_in_the_sources_has_words() throws IOException {
        var groups = Phrases.english().keys().stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        var used = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/org/huiyin/tlog/verify"))) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"([a-z]+\\.[a-z-]+)\"").matcher(Files.readString(file)).results().map(found -> found.group(1))
                        .filter(key -> groups.contains(key.substring(0, key.indexOf('.')))).forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(80).isSubsetOf(Phrases.english().keys());
    }

    @Test
    void moments_are_told_in_the_districts_time_and_control_characters_are_not_passed_on() {
        var finding = Finding.of(Level.NOTE, "clock.beyond-cap", "no", 3, "at", Instant.parse("2026-09-16T01:12:00Z"), "cap", "\u001b[2J\u202ex");
        assertThat(Phrases.english().say(finding)).contains("2026-09-16 09:12 (UTC+8)").contains("?[2J?x");
        assertThat(Phrases.chinese().say(finding)).contains("期限 2026-09-16 09:12 晚于");
    }

    @Test
    void what_is_untrue_weighs_most() {
        var out = new ByteArrayOutputStream();
        var report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8), Phrases.english(), true);
        for (var step : List.of(List.of(Level.NOTE, Verdict.PROVED), List.of(Level.UNREACHABLE, Verdict.UNREACHABLE), List.of(Level.MALFORMED, Verdict.MALFORMED),
                List.of(Level.UNREACHABLE, Verdict.MALFORMED), List.of(Level.UNTRUE, Verdict.UNTRUE), List.of(Level.MALFORMED, Verdict.UNTRUE))) {
            report.add((Level) step.getFirst(), "misuse.help");
            assertThat(report.verdict()).isEqualTo(step.getLast());
        }
        assertThat(report.finish().exit()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"exit\":1,").contains("\"verdict\":\"untrue\"");
    }
}
