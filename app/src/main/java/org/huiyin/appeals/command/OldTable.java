package org.huiyin.appeals.command;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;

/**
 * A list as an older system gave it out: CSV in UTF-8 or GB18030, apart by commas, semicolons or tabs, or a sheet of XLSX.
 *
 * @param columns the names in the first row, made different where two are the same
 */
public record OldTable(List<String> columns, List<Row> rows) {
    /** One row and where a spreadsheet shows it. */
    public record Row(int number, List<String> cells) {}

    static final int MOST_ROWS = 100_000;
    static final int MOST_COLUMNS = 200;
    /** Far above any appeal; a longer cell means that the file is not what it says. */
    static final int LONGEST_CELL = 200_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public static OldTable read(byte[] file) {
        if (file.length == 0) {
            throw Refusal.invalid("import.no-table", "file");
        }
        boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        boolean old = file.length > 3 && (file[0] & 0xFF) == 0xD0 && (file[1] & 0xFF) == 0xCF;
        if (old) {
            throw Refusal.invalid("import.old-spreadsheet", "file");
        }
        return of(zip ? XlsxSheet.read(file) : csv(text(file)));
    }

    /** Names the columns after the first row and leaves out rows in which nothing stands. */
    private static OldTable of(List<Row> all) {
        var filled = all.stream().filter(row -> row.cells.stream().anyMatch(cell -> !cell.isBlank())).toList();
        if (filled.size() < 2) {
            throw Refusal.invalid(filled.isEmpty() ? "import.no-table" : "import.no-rows", "file");
        }
        var names = new ArrayList<String>();
        for (var name : filled.getFirst().cells) {
            var plain = name.strip().isEmpty() ? "#" + (names.size() + 1) : name.strip();
            names.add(names.contains(plain) ? plain + " #" + (names.size() + 1) : plain);
        }
        return new OldTable(List.copyOf(names), filled.subList(1, filled.size()));
    }

    private static List<Row> csv(String text) {
        var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(false).get();
        var rows = new ArrayList<Row>();
        try (var parser = format.parse(new StringReader(text))) {
            for (CSVRecord row : parser) {
                add(rows, new Row((int) row.getRecordNumber(), row.toList()));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException brokenQuotes) {
            throw Refusal.invalid("import.no-table", "file");
        }
        return rows;
    }

    static void add(List<Row> rows, Row row) {
        if (rows.size() > MOST_ROWS) {
            throw Refusal.of(Kind.INVALID, "file.too-many-lines", Map.of("field", "file", "most", MOST_ROWS));
        }
        if (row.cells.size() > MOST_COLUMNS) {
            throw Refusal.of(Kind.INVALID, "import.too-many-columns", Map.of("field", "file", "most", MOST_COLUMNS));
        }
        if (row.cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
            throw Refusal.of(Kind.INVALID, "import.cell-beyond-measure", Map.of("field", "file", "row", row.number));
        }
        rows.add(row);
    }

    /** Whichever sign parts the first line most often. */
    private static char delimiter(String text) {
        var first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char sign : new char[] {';', '\t'}) {
            if (first.chars().filter(c -> c == sign).count() > first.chars().filter(c -> c == ',').count()) {
                best = sign;
            }
        }
        return best;
    }

    /** What is neither UTF-8 nor GB18030 is refused rather than read as something nobody wrote. */
    private static String text(byte[] file) {
        var text = strictly(file, StandardCharsets.UTF_8).or(() -> strictly(file, Charset.forName("GB18030")))
                .filter(read -> read.indexOf('\0') < 0)
                .orElseThrow(() -> Refusal.invalid("import.encoding", "file"));
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Optional<String> strictly(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
