package org.huiyin.triage.domain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Words that speak of danger now: {@code rules/urgent-words.csv}. A word after one that says it is over, or did not happen, does not count. */
public final class UrgentWords {
    private final List<String> words;
    private final List<String> not;

    private UrgentWords(List<String> words, List<String> not) {
        this.words = words;
        this.not = not;
    }

    public static UrgentWords read(Path rules) throws IOException {
        return of(Row.read(rules.resolve("urgent-words.csv"), "word", "kind"));
    }

    static UrgentWords of(List<Row> rows) {
        return new UrgentWords(of(rows, "urgent"), of(rows, "not"));
    }

    private static List<String> of(List<Row> rows, String kind) {
        return rows.stream().filter(row -> row.get("kind").equals(kind)).map(row -> row.get("word").strip()).toList();
    }

    /** Those the text has, in the order of the rules; words within others already found are left out. */
    public List<String> in(String text) {
        var found = words.stream().filter(word -> says(word, text)).toList();
        return found.stream().filter(word -> found.stream().noneMatch(other -> other.length() > word.length() && other.contains(word))).toList();
    }

    /** Whether a word stands in the text anywhere where nothing denies it. */
    boolean says(String word, String text) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            var before = text.substring(0, at);
            if (not.stream().noneMatch(denial -> before.endsWith(denial) && !before.endsWith("有" + denial))) { // 有没有 asks, and denies nothing
                return true;
            }
        }
        return false;
    }
}
