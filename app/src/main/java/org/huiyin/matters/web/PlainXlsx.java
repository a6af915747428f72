package org.huiyin.matters.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** XLSX whose cells are text and nothing else, so that none is a formula; a few rows at a time in memory, a new sheet when one is full. */
final class PlainXlsx implements TableWriter {
    static final int MOST_ROWS = 1_000_000;
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int AT_A_TIME = 200;
    private static final int LONGEST_CELL = 32_767;
    private final SXSSFWorkbook book = new SXSSFWorkbook(AT_A_TIME);
    private final OutputStream out;
    private List<String> names = List.of();
    private SXSSFSheet sheet;
    private int rows;

    PlainXlsx(OutputStream out) {
        this.out = out;
        book.setCompressTempFiles(true);
        sheet = book.createSheet();
    }

    static PlainXlsx download(HttpServletResponse answer, String name) throws IOException {
        GuardedCsv.head(answer, TYPE, name);
        return new PlainXlsx(answer.getOutputStream());
    }

    @Override
    public void row(List<String> cells) {
        if (names.isEmpty()) {
            names = cells;
        }
        if (rows == MOST_ROWS) {
            sheet = book.createSheet();
            rows = 0;
            row(names);
        }
        var row = sheet.createRow(rows++);
        for (int at = 0; at < cells.size(); at++) {
            var text = cells.get(at);
            row.createCell(at).setCellValue(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
        }
    }

    @Override
    public void end() throws IOException {
        try (book) {
            book.write(out);
        }
    }
}
