package org.huiyin.triage.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A line of a CSV file of appeals, by the names of its columns.
 *
 * @param values by column, in lower case; a column the file lacks is an empty text
 */
public record Row(Map<String, String> values) {
    public String get(String column) {
        return values.getOrDefault(column, "");
    }

    /** The same of a file that is to be judged by what it holds: one without a line is refused. */
    public static List<Row> readSome(Path file, String... needed) throws IOException {
        var rows = read(file, needed);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(file + " 只有表头，没有内容 / has no line below its first");
        }
        return rows;
    }

    /** Every line, in the file's order. UTF-8, with a byte order mark or without. */
    public static List<Row> read(Path file, String... needed) throws IOException {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreHeaderCase(true).get();
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException other) {
            throw new IllegalArgumentException(file + " 不是 UTF-8 / is not UTF-8", other);
        }
        try (var lines = CSVParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, format)) {
            for (var column : needed) {
                if (!lines.getHeaderMap().containsKey(column)) {
                    throw new IllegalArgumentException(file + " 缺少列 / has no column \"" + column + "\"; 有 / it has " + String.join(", ", lines.getHeaderNames()));
                }
            }
            var rows = new ArrayList<Row>();
            lines.forEach(line -> rows.add(new Row(line.toMap())));
            return rows;
        } catch (UncheckedIOException broken) {
            throw new IllegalArgumentException(file + " 读不懂 / is no CSV file: " + broken.getMessage(), broken);
        }
    }
}
