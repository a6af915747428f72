package org.huiyin.appeals.command;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A list as an older system gave it out: CSV in UTF-8 or GB18030, apart by commas, semicolons or tabs, or a sheet of XLSX. It is
 * gone through row by row, as often as asked, and never held as a whole.
 */
public final class OldTable {
    /** One row and where a spreadsheet shows it. */
    public record Row(int number, List<String> cells) {}

    static final int MOST_ROWS = 100_000;
    static final int MOST_COLUMNS = 200;
    /** Far above any appeal; a longer cell means that the file is not what it says. */
    static final int LONGEST_CELL = 200_000;
    private static final int FIRST_ROWS = 3;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final byte[] file;
    private final @Nullable Charset charset; // none for a spreadsheet
    private final List<String> columns = new ArrayList<>();
    private final List<Row> first = new ArrayList<>();
    private int size;

    private OldTable(byte[] file, @Nullable Charset charset) {
        this.file = file;
        this.charset = charset;
    }

    /** Goes through it once: what cannot be read as a list is refused here. */
    public static OldTable read(byte[] file) {
        if (file.length == 0) {
            throw Refusal.invalid("import.no-table", "file");
        }
        boolean old = file.length > 3 && (file[0] & 0xFF) == 0xD0 && (file[1] & 0xFF) == 0xCF;
        if (old) {
            throw Refusal.invalid("import.old-spreadsheet", "file");
        }
        boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        var table = new OldTable(file, zip ? null : charset(file));
        try {
            table.filled(table::measure);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException broken) {
            throw Refusal.invalid(zip ? "import.no-spreadsheet" : "import.no-table", "file");
        }
        if (table.size == 0) {
            throw Refusal.invalid(table.columns.isEmpty() ? "import.no-table" : "import.no-rows", "file");
        }
        return table;
    }

    /** The names in the first row, made different where two are the same. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    public int size() {
        return size;
    }

    /** The first few rows, to look at. */
    public List<Row> first() {
        return List.copyOf(first);
    }

    /** Goes through the rows below the names, leaving out those in which nothing stands. */
    public void each(Consumer<Row> take) {
        var seen = new int[1];
        filled(row -> {
            if (seen[0]++ > 0) {
                take.accept(row);
            }
        });
    }

    private void measure(Row row) {
        if (columns.isEmpty()) {
            for (var name : row.cells) {
                var plain = name.strip().isEmpty() ? "#" + (columns.size() + 1) : name.strip();
                columns.add(columns.contains(plain) ? plain + " #" + (columns.size() + 1) : plain);
            }
            return;
        }
        if (++size > MOST_ROWS) {
            throw Refusal.of(Kind.INVALID, "file.too-many-lines", Map.of("field", "file", "most", MOST_ROWS));
        }
        if (first.size() < FIRST_ROWS) {
            first.add(row);
        }
    }

    private void filled(Consumer<Row> take) {
        Consumer<Row> checked = row -> {
            if (row.cells.stream().anyMatch(cell -> !cell.isBlank())) {
                take.accept(within(row));
            }
        };
        if (charset == null) {
            XlsxSheet.read(file, checked);
        } else {
            csv(charset, checked);
        }
    }

    private void csv(Charset chosen, Consumer<Row> take) {
        try (var text = text(chosen)) {
            var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(chosen)).setIgnoreEmptyLines(false).get();
            for (CSVRecord row : format.parse(text)) {
                take.accept(new Row((int) row.getRecordNumber(), row.toList()));
            }
        } catch (IOException brokenQuotes) {
            throw new UncheckedIOException(brokenQuotes);
        }
    }

    private static Row within(Row row) {
        if (row.cells.size() > MOST_COLUMNS) {
            throw Refusal.of(Kind.INVALID, "import.too-many-columns", Map.of("field", "file", "most", MOST_COLUMNS));
        }
        if (row.cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
            throw Refusal.of(Kind.INVALID, "import.cell-beyond-measure", Map.of("field", "file", "row", row.number));
        }
        return row;
    }

    /** Whichever sign parts the first line most often. */
    private char delimiter(Charset chosen) throws IOException {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        try (var text = text(chosen)) {
            for (int c = text.read(); c >= 0 && c != '\n' && c != '\r'; c = text.read()) {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }
        if (tabs > commas) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    private BufferedReader text(Charset chosen) throws IOException {
        var text = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(file), chosen));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** What is neither UTF-8 nor GB18030 is refused rather than read as something nobody wrote. */
    private static Charset charset(byte[] file) {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            if (holds(file, charset)) {
                return charset;
            }
        }
        throw Refusal.invalid("import.encoding", "file");
    }

    private static boolean holds(byte[] file, Charset charset) {
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.wrap(file);
        var some = CharBuffer.allocate(1 << 13);
        while (true) {
            var came = decoder.decode(bytes, some, true);
            if (came.isError() || some.flip().toString().indexOf('\0') >= 0) {
                return false;
            }
            if (came.isUnderflow()) {
                return true;
            }
            some.clear();
        }
    }
}
