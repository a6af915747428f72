package org.huiyin.figures.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.huiyin.figures.domain.Period;
import org.huiyin.figures.domain.Rate;
import org.huiyin.figures.domain.Sums;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Office;
import org.jspecify.annotations.Nullable;

/** The ledger as a table for spreadsheets. A name that a spreadsheet would run as a formula gets an apostrophe before it. */
final class LedgerFile {
    private static final List<String> ZH = List.of("级别", "机构", "收到", "答复", "解决", "期末在办", "超期", "退回", "响应率%", "解决率%", "满意率%",
            "回访接通率%", "回访接通", "不归职权（复核）");
    private static final List<String> EN = List.of("Level", "Office", "Received", "Answered", "Solved", "Held at the end", "Late", "Returned",
            "Response %", "Solution %", "Satisfaction %", "Reach %", "Reached", "Out of power (reviewed)");
    private static final String FORMULA_SIGNS = "=+-@\t\r\n";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private final List<List<Object>> rows = new ArrayList<>();
    private final boolean chinese;

    LedgerFile(List<Office> offices, Map<Integer, Sums> sums, boolean chinese) {
        this.chinese = chinese;
        offices.forEach(office -> rows.add(row(office, Objects.requireNonNull(sums.get(office.id())))));
    }

    private List<Object> row(Office office, Sums sums) {
        var solution = sums.solution();
        return List.of(level(office), chinese ? office.name().zh() : office.name().en(), sums.received(), sums.replied(), sums.solved(),
                sums.held(), sums.late(), sums.returned(), percent(sums.response()), percent(solution), percent(sums.satisfaction()),
                percent(sums.reach()), solution.n(), sums.outOfPower());
    }

    private String level(Office office) {
        return switch (office.level()) {
            case DISTRICT -> chinese ? "区" : "District";
            case TOWNSHIP -> chinese ? "街道、镇" : "Township";
            case COMMUNITY -> chinese ? "社区、村" : "Community";
            case DEPARTMENT -> chinese ? "部门" : "Department";
            case BODY -> chinese ? "其他" : "Other";
        };
    }

    /** To one decimal; a dash where no rate is shown. */
    private static Object percent(Rate rate) {
        return rate.rate() == null ? "—" : Math.round(rate.rate() * 1000) / 10.0;
    }

    byte[] csv() {
        var out = new StringBuilder("\uFEFF");
        try {
            CSVFormat.RFC4180.printRecord(out, (chinese ? ZH : EN).toArray());
            for (var row : rows) {
                CSVFormat.RFC4180.printRecord(out, row.stream().map(cell -> cell instanceof String text ? guarded(text) : cell).toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String guarded(String cell) {
        return !cell.isEmpty() && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    byte[] xlsx(Period period, @Nullable Wording category, @Nullable Instant asOf, District district) {
        try (var book = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet(chinese ? "三级台账" : "Ledger");
            var until = asOf == null ? "" : asOf.atZone(district.zone()).format(MINUTE);
            sheet.createRow(0).createCell(0).setCellValue((chinese ? district.name().zh() + "三级台账 " : district.name().en() + ", three-level ledger ")
                    + (category == null ? "" : chinese ? category.zh() + " " : category.en() + ", ")
                    + period.from() + " – " + period.to() + (chinese ? "，截至 " : ", as of ") + until);
            fill(sheet.createRow(1), List.copyOf(chinese ? ZH : EN));
            for (int i = 0; i < rows.size(); i++) {
                fill(sheet.createRow(i + 2), rows.get(i));
            }
            shape(sheet);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Row row, List<Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else {
                row.createCell(i).setCellValue(cells.get(i).toString());
            }
        }
    }

    private static void shape(XSSFSheet sheet) {
        sheet.createFreezePane(2, 2);
        sheet.setColumnWidth(1, 30 * 256);
    }
}
