package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Words to write with: sentences of the demonstration, put together anew each time. */
final class Texts {
    private final List<String> sentences = new ArrayList<>();
    private final Map<String, String> titles = new LinkedHashMap<>();

    Texts(Path rules) throws IOException {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = CSVParser.parse(Files.newBufferedReader(rules.resolve("demonstration").resolve("appeals.csv")), format)) {
            for (var row : rows) {
                titles.putIfAbsent(row.get("title_zh"), row.get("category"));
                for (var sentence : row.get("text").split("(?<=[。，；！？])")) {
                    if (!sentence.isBlank()) {
                        sentences.add(sentence.strip());
                    }
                }
            }
        }
    }

    /** Titles of appeals, each with its category. */
    Map<String, String> titles() {
        return titles;
    }

    String of(Random random, int characters) {
        var text = new StringBuilder(characters + 64);
        while (text.length() < characters) {
            text.append(sentences.get(random.nextInt(sentences.size())));
        }
        return text.substring(0, characters);
    }
}
