package org.huiyin.matters.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.springframework.http.MediaType;

/** CSV that opens in a spreadsheet with its Chinese intact and runs nothing: a cell that would be a formula gets an apostrophe. */
public final class GuardedCsv {
    public static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private GuardedCsv() {}

    public static String table(List<String> columns, List<List<String>> rows) {
        var out = new StringBuilder();
        head(out, columns);
        rows.forEach(row -> row(out, row));
        return out.toString();
    }

    static void head(Appendable out, List<String> columns) {
        try {
            out.append(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        row(out, columns);
    }

    static void row(Appendable out, List<String> cells) {
        try {
            CSVFormat.RFC4180.printRecord(out, cells.stream().map(GuardedCsv::guarded).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As spreadsheets themselves keep a text from being a formula. */
    static String guarded(String cell) {
        return !cell.isEmpty() && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
