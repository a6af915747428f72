package org.huiyin.triage.domain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiyin.kernel.Wording;

/** The words by which a reply is read, and what is said to its writer: {@code rules/reply-hints.csv}. */
public final class ReplyRules {
    /** What stands in a hint where its words go. */
    private static final String WORDS = "{words}";
    /** The parts of a reply, as the quality page names them. */
    public static final List<String> PARTS = List.of("asked", "done", "when", "basis", "contact", "review", "readable");

    /** One row. A row that has no text is only read by. */
    private record Rule(Wording text, List<String> words, Pattern pattern, int limit) {}

    private final Map<String, Rule> rules;

    private ReplyRules(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /** From the folder of rules. */
    public static ReplyRules read(Path folder) throws IOException {
        return of(Row.read(folder.resolve("reply-hints.csv"), "code", "zh", "en", "words", "limit"));
    }

    public static ReplyRules of(List<Row> rows) {
        var rules = new LinkedHashMap<String, Rule>();
        for (var row : rows) {
            var words = Arrays.stream(row.get("words").split(";")).map(String::strip).filter(word -> !word.isEmpty()).toList();
            var limit = row.get("limit").isBlank() ? 0 : Integer.parseInt(row.get("limit").strip());
            rules.put(row.get("code"), new Rule(new Wording(row.get("zh"), row.get("en")), words, pattern(words), limit));
        }
        return new ReplyRules(rules);
    }

    /** Any of these, the longest first. */
    private static Pattern pattern(List<String> words) {
        return words.isEmpty() ? Pattern.compile("(?!)")
                : Pattern.compile(words.stream().map(word -> word.replaceFirst("(?<![?])=.*", "")).collect(Collectors.joining("|")));
    }

    private Rule rule(String code) {
        var rule = rules.get(code);
        if (rule == null) {
            throw new IllegalArgumentException("reply-hints.csv 缺少行 / has no row \"" + code + "\"");
        }
        return rule;
    }

    public Set<String> codes() {
        return rules.keySet();
    }

    /** The codes something is said to the writer by. */
    public List<String> hints() {
        return rules.entrySet().stream().filter(rule -> !rule.getValue().text.zh().isBlank()).map(Map.Entry::getKey).toList();
    }

    Pattern pattern(String code) {
        return rule(code).pattern;
    }

    boolean in(String code, CharSequence text) {
        return pattern(code).matcher(text).find();
    }

    List<String> words(String code) {
        return rule(code).words;
    }

    int limit(String code) {
        return rule(code).limit;
    }

    /** What the hint says to the writer, its words filled in. */
    public Wording says(Hint hint) {
        var text = rule(hint.code()).text;
        return new Wording(text.zh().replace(WORDS, String.join("、", hint.words())), text.en().replace(WORDS, String.join(", ", hint.words())));
    }

    /** Of a list “heavy=plain”, each heavy word with its plain one. */
    Map<String, String> pairs(String code) {
        var pairs = new LinkedHashMap<String, String>();
        for (var word : new ArrayList<>(words(code))) {
            var parts = word.split("=", 2);
            pairs.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return pairs;
    }
}
