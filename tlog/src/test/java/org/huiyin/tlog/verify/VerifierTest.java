package org.huiyin.tlog.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private static final String KEY = SealedLog.LOG.verifier().toString();
    private static final String WITNESS = SealedLog.WITNESS.verifier().toString();

    private static SealedLog.Run run(String... words) {
        return SealedLog.run(time -> { }, words);
    }

    @Test
    void help_tells_how_it_is_used_and_so_does_a_command_without_words() {
        assertThat(run("help").exit()).isZero();
        assertThat(run("receipt", "--help").out()).isEqualTo(run("help").out()).contains("Exit codes");
        assertThat(run().exit()).isEqualTo(2);
        assertThat(run().out()).isEqualTo(run("help").out());
        assertThat(run("help", "--lang", "zh").out()).contains("退出码");
        assertThat(options(Verifier.usage(Locale.CHINESE))).isEqualTo(options(Verifier.usage(Locale.ENGLISH))).hasSizeGreaterThan(10);
    }

    private static TreeSet<String> options(String usage) {
        return Pattern.compile("--[a-z-]+").matcher(usage).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void misuse_is_told_in_the_language_that_is_asked_for() {
        for (var words : List.of(List.of("prove"), List.of("receipt"), List.of("receipt", "x"), List.of("receipt", "--key", KEY), List.of("log", "--key", KEY), List.of("log", "a", "b", "--key", KEY),
                List.of("monitor", "http://x/", "--key", KEY), List.of("receipt", "x", "--key"), List.of("receipt", "x", "--key", "mistyped"), List.of("receipt", "x", "--key", WITNESS),
                List.of("receipt", "x", "--witness", KEY), List.of("receipt", "x", "--key", KEY, "--quorum", "1"), List.of("receipt", "x", "--key", KEY, "--quorum", "-1"), List.of("receipt", "x", "--nonsense"),
                List.of("receipt", "x", "--key-file", "/nowhere"), List.of("monitor", "x", "--every", "soon"), List.of("receipt", "x", "--lang", "de"), List.of("receipt", "x", "--key", KEY, "--rules", "/nowhere"))) {
            var english = run(words.toArray(String[]::new));
            assertThat(english.exit()).as(words.toString()).isEqualTo(2);
            assertThat(english.out()).as(words.toString()).isNotBlank().doesNotContainPattern("[\\u4e00-\\u9fff]");
            var chinese = run(java.util.stream.Stream.concat(words.stream().filter(word -> !word.equals("de") && !word.equals("--lang")), java.util.stream.Stream.of("--lang", "zh")).toArray(String[]::new));
            if (!words.getLast().equals("--key")) {
                assertThat(chinese.exit()).as(words.toString()).isEqualTo(2);
                assertThat(chinese.out()).as(words.toString()).containsPattern("[\\u4e00-\\u9fff]");
            }
        }
    }

    @Test
    void keys_are_read_from_a_file(@TempDir Path folder) throws IOException {
        var log = new SealedLog(folder.resolve("log")).fill(3);
        var keys = Files.writeString(folder.resolve("keys"), "# of the district\n\n" + SealedLog.OTHER.verifier() + "\n  " + KEY + "  \n").toString();
        assertThat(run("log", log.folder.toString(), "--key-file", keys).exit()).isZero();
        Files.writeString(folder.resolve("keys"), KEY + "\n" + KEY.replace("AYqI", "AYqJ") + "\n");
        assertThat(run("log", log.folder.toString(), "--key-file", keys).exit()).isEqualTo(2);
    }

    @Test
    void the_outcome_is_read_by_people_too(@TempDir Path folder) {
        var log = new SealedLog(folder.resolve("log")).fill(3);
        assertThat(run("log", log.folder.toString(), "--key", KEY).out()).contains("√ The whole log is proved: 3 entries").contains("2026-11-28T05:00:00Z");
        assertThat(run("log", log.folder.toString(), "--key", KEY, "--lang", "zh").out()).contains("√ 整部日志得到证明：3 条记录");
    }
}
