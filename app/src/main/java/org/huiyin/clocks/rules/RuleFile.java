package org.huiyin.clocks.rules;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.clocks.InForce;
import org.jspecify.annotations.Nullable;

/** One spreadsheet of rules, row by row; whatever a row does not say clearly is a problem with its line. */
final class RuleFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF"; // spreadsheets like to write one

    private final Path file;
    private final List<String> columns;
    private final Problems problems;

    RuleFile(Path folder, String name, List<String> columns, Problems problems) {
        this.file = folder.resolve(name);
        this.columns = columns;
        this.problems = problems;
    }

    /** The rows that could be read; the others are among the problems. */
    <T> List<T> rows(Function<Row, T> reading) {
        var read = new ArrayList<T>();
        try (var parser = CSVFormat.DEFAULT.builder().setHeader().setTrim(true).setIgnoreEmptyLines(true).get()
                .parse(new StringReader(text()))) {
            if (!parser.getHeaderNames().equals(columns)) {
                problems.add(place(1), "the columns must be " + String.join(",", columns));
                return read;
            }
            for (CSVRecord record : parser) {
                var row = new Row(place(parser.getCurrentLineNumber()), record);
                try {
                    row.checkWidth();
                    read.add(reading.apply(row));
                } catch (IllegalArgumentException e) {
                    problems.add(row.place(), String.valueOf(e.getMessage()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private String text() throws IOException {
        if (!Files.isReadable(file)) {
            problems.add(file.toString(), "is missing");
            return String.join(",", columns);
        }
        var text = Files.readString(file, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private String place(long line) {
        return file + ":" + line;
    }

    /** One row and where it stands. */
    record Row(String place, CSVRecord record) {
        void checkWidth() {
            if (!record.isConsistent()) {
                throw new IllegalArgumentException("this row has " + record.size() + " cells, its columns are more or fewer");
            }
        }

        String text(String column) {
            var text = record.get(column);
            if (text.isEmpty()) {
                throw new IllegalArgumentException(column + " is empty");
            }
            return text;
        }

        String optional(String column) {
            return record.get(column);
        }

        LocalDate day(String column) {
            try {
                return LocalDate.parse(text(column));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(column + " \"" + text(column) + "\" is not a day like 2026-01-31", e);
            }
        }

        @Nullable LocalDate optionalDay(String column) {
            return optional(column).isEmpty() ? null : day(column);
        }

        InForce inForce() {
            var from = day("from");
            var until = optionalDay("until");
            if (until != null && !from.isBefore(until)) {
                throw new IllegalArgumentException("until " + until + " is not after from " + from);
            }
            return new InForce(from, until);
        }

        boolean yes(String column) {
            return switch (text(column)) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw new IllegalArgumentException(column + " must be yes or no");
            };
        }

        /** Several words in one cell, apart by spaces; an empty cell has none. */
        List<String> words(String column) {
            return Arrays.stream(optional(column).split(" ")).filter(word -> !word.isEmpty()).toList();
        }

        <E extends Enum<E>> E choice(String column, Class<E> type) {
            var text = text(column);
            for (E value : type.getEnumConstants()) {
                if (written(value).equals(text)) {
                    return value;
                }
            }
            throw new IllegalArgumentException(column + " \"" + text + "\" is not known; one of "
                    + Arrays.stream(type.getEnumConstants()).map(Row::written).collect(Collectors.joining(", ")));
        }

        private static String written(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
