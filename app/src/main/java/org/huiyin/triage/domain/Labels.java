package org.huiyin.triage.domain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.triage.domain.FirstDay.Known;

/** What the rules say of labels: of each category by {@code categories.csv}, and of another office's labels by {@code triage-labels.csv}. */
public final class Labels {
    private Labels() {}

    /** Labels of another office's own; each names categories or groups of ours and has words of its own. */
    public static FirstDay of(Path rules) throws IOException {
        var categories = Row.read(rules.resolve("categories.csv"), "code", "parent", "name_zh", "synonyms", "examples");
        return new FirstDay(Row.read(rules.resolve("triage-labels.csv"), "label", "categories", "words").stream().map(label -> {
            var codes = several(label.get("categories"));
            return known(label.get("label"), several(label.get("words")), categories, row -> codes.contains(row.get("code")) || codes.contains(row.get("parent")));
        }).toList());
    }

    /** The district's own categories: each that is no group, by its name, its other names and what residents say. */
    public static FirstDay ofCategories(Path rules) throws IOException {
        return new FirstDay(Row.read(rules.resolve("categories.csv"), "code", "parent", "name_zh", "synonyms", "examples").stream()
                .filter(row -> !row.get("parent").isBlank())
                .map(row -> new Known(row.get("code"), several(row.get("synonyms")), List.of(row.get("name_zh")), several(row.get("examples")))).toList());
    }

    /** What categories and their groups are called, in whatever words. */
    public static Set<String> names(Path rules) throws IOException {
        return Row.read(rules.resolve("categories.csv"), "name_zh", "synonyms").stream().flatMap(row -> Stream.concat(Stream.of(row.get("name_zh")), several(row.get("synonyms")).stream()))
                .collect(Collectors.toSet());
    }

    private static Known known(String label, List<String> words, List<Row> categories, Predicate<Row> which) {
        var of = categories.stream().filter(which).toList();
        return new Known(label, words, of.stream().flatMap(row -> Stream.concat(Stream.of(row.get("name_zh")), several(row.get("synonyms")).stream())).toList(),
                of.stream().flatMap(row -> several(row.get("examples")).stream()).toList());
    }

    private static List<String> several(String words) {
        return Arrays.stream(words.split(";")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
