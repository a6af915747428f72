package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String CODE = "\"([a-z][a-z-]*(?:\\.[a-z][a-z0-9-]*)+)\"";
    private static final Pattern REFUSED = Pattern.compile("Refusal\\s*\\.\\s*(?:of\\(\\s*[\\w.]+,\\s*|\\w+\\(\\s*)" + CODE);
    private static final Pattern SECOND = Pattern.compile("SecondPerson\\(\"[\\w-]+\", \"\\w+\", " + CODE);
    private static final Pattern ANY = Pattern.compile(CODE);
    private final ProblemWords words = new ProblemWords();

    @Test
    void both_languages_have_the_same_codes() {
        assertThat(words.codes(Locale.ENGLISH)).isEqualTo(words.codes(Locale.CHINESE));
    }

    @Test
    void every_code_that_can_leave_the_server_has_words() throws IOException {
        var missing = new TreeMap<String, String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (var code : codes(file)) {
                    if (!words.codes(Locale.CHINESE).contains(code)) {
                        missing.put(code, file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Here every literal that looks like a code is one; in other modules, those given to a refusal. */
    private static TreeSet<String> codes(Path file) throws IOException {
        var text = Files.readString(file);
        boolean ours = file.toString().contains("/people/") || file.toString().endsWith("/web/Problems.java");
        var found = new TreeSet<String>();
        (ours ? ANY : REFUSED).matcher(text).results().map(match -> match.group(1)).filter(code -> !isNoCode(code)).forEach(found::add);
        SECOND.matcher(text).results().map(match -> match.group(1)).forEach(found::add);
        return found;
    }

    private static boolean isNoCode(String literal) {
        return List.of(".csv", ".txt", ".properties").stream().anyMatch(literal::endsWith) || literal.startsWith("huiyin.")
                || literal.equals("wang.min"); // an example of an account's name
    }

    @Test
    void facts_fill_the_sentence_and_a_missing_one_leaves_no_braces() {
        assertThat(words.detail("account.locked", Map.of("minutes", 4), Locale.ENGLISH)).contains("in 4 minutes");
        assertThat(words.detail("account.locked", Map.of(), Locale.CHINESE)).doesNotContain("{");
        assertThat(words.title("office.holds-matters", Map.of("count", 3), Locale.CHINESE)).isEqualTo("还承办着 3 件事项");
        assertThat(words.title("office.holds-matters", Map.of("count", "$1\\"), Locale.CHINESE)).isEqualTo("还承办着 $1\\ 件事项");
    }

    @Test
    void a_code_without_words_still_says_no() {
        assertThat(words.title("never.heard-of", Map.of(), Locale.ENGLISH)).isEqualTo("This cannot be done");
    }
}
