package org.huiyin.people.domain;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;

/**
 * A table as spreadsheets save it: UTF-8, or the GB18030 that Chinese ones write by default. A cell that a spreadsheet
 * would run as a formula is written with an apostrophe before it, and read back without.
 */
public record CsvTable(List<Line> lines) {
    private static final int MOST_LINES = 20_000;
    private static final String FORMULA_SIGNS = "=+-@\t\r\n";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    /** One row and the line of the file it stands on. */
    public record Line(int number, Map<String, String> cells) {
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** Reads a file that must have these columns; others are passed over. */
    public static CsvTable read(byte[] file, List<String> columns) {
        try (var parser = FORMAT.parse(new StringReader(text(file)))) {
            var names = parser.getHeaderNames().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
            var missing = columns.stream().filter(column -> !names.contains(column)).findFirst();
            if (missing.isPresent()) {
                throw Refusal.of(Kind.INVALID, "file.column-missing", Map.of("field", "file", "column", missing.get()));
            }
            var lines = new ArrayList<Line>();
            int next = 2;
            for (var row : parser) {
                lines.add(new Line(next, cells(row, columns)));
                next = (int) parser.getCurrentLineNumber() + 1;
                if (lines.size() > MOST_LINES) {
                    throw Refusal.of(Kind.INVALID, "file.too-many-lines", Map.of("field", "file", "most", MOST_LINES));
                }
            }
            return new CsvTable(List.copyOf(lines));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw Refusal.invalid("file.no-table", "file");
        }
    }

    private static Map<String, String> cells(CSVRecord row, List<String> columns) {
        var cells = new HashMap<String, String>();
        for (var column : columns) {
            var cell = row.isSet(column) ? row.get(column).strip() : "";
            cells.put(column, isGuarded(cell) ? cell.substring(1) : cell);
        }
        return cells;
    }

    private static boolean isGuarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_SIGNS.indexOf(cell.charAt(1)) >= 0;
    }

    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(file, Charset.forName("GB18030"));
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Writes a table that opens in a spreadsheet with its Chinese intact and runs nothing. */
    public static byte[] write(List<String> columns, List<List<String>> rows) {
        var out = new StringBuilder(BYTE_ORDER_MARK);
        try {
            var format = CSVFormat.RFC4180;
            format.printRecord(out, columns.toArray());
            for (var row : rows) {
                format.printRecord(out, row.stream().map(CsvTable::guarded).toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String guarded(String cell) {
        return !cell.isEmpty() && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
