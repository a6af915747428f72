package org.huiyin.matters.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The words a suggestion rests on, as they are sealed: a line for each thing suggested, in its order, the words apart by “、”. */
public final class Evidence {
    private static final String BETWEEN = "、";

    private Evidence() {}

    public static String written(List<List<String>> lines) {
        return lines.stream().map(words -> words.stream().map(word -> word.replace(BETWEEN, " ").replace("\n", " ")).collect(Collectors.joining(BETWEEN)))
                .collect(Collectors.joining("\n"));
    }

    /** Of one line; none when there is no such line. */
    public static List<String> of(String written, int line) {
        var lines = written.split("\n", -1);
        return line >= lines.length ? List.of() : Arrays.stream(lines[line].split(BETWEEN)).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
