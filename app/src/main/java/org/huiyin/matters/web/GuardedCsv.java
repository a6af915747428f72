package org.huiyin.matters.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.springframework.http.MediaType;

/** CSV that opens in a spreadsheet with its Chinese intact and runs nothing: a cell that would be a formula gets an apostrophe. */
public final class GuardedCsv implements TableWriter {
    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final BufferedWriter out;
    private int rows;

    public GuardedCsv(OutputStream to) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.append(BYTE_ORDER_MARK);
    }

    /** As a file to be kept, which no cache keeps. */
    public static GuardedCsv download(HttpServletResponse answer, String name) throws IOException {
        head(answer, TYPE.toString(), name);
        return new GuardedCsv(answer.getOutputStream());
    }

    static void head(HttpServletResponse answer, String type, String name) {
        answer.setContentType(type);
        answer.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        answer.setHeader("Cache-Control", "private, no-store");
    }

    /** How many rows were written, the names of the columns among them. */
    public int rows() {
        return rows;
    }

    @Override
    public void row(List<String> cells) {
        try {
            CSVFormat.RFC4180.printRecord(out, cells.stream().map(GuardedCsv::guarded).toArray());
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    /** As spreadsheets themselves keep a text from being a formula. */
    static String guarded(String cell) {
        return !cell.isEmpty() && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
