package org.huiyin.appeals.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.huiyin.appeals.domain.OldColumn;
import org.huiyin.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of before come in every shape; what cannot be read is refused with a reason and never guessed at. */
class OldTableTest {
    private static final String LIST = "编号,留言时间,留言详情\r\n7,2023-04-05 08:30,\"路灯不亮，\n天黑看不见\"\r\n\r\n8,2023-04-06,井盖响\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void a_list_reads_the_same_in_either_encoding_of_the_field(String encoding) {
        var table = OldTable.read(LIST.getBytes(Charset.forName(encoding)));
        assertThat(table.columns()).containsExactly("编号", "留言时间", "留言详情");
        assertThat(rows(table)).extracting(OldTable.Row::number).containsExactly(2, 4);
        assertThat(table.first().getFirst().cells()).containsExactly("7", "2023-04-05 08:30", "路灯不亮，\n天黑看不见");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_name() {
        assertThat(OldTable.read(("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_8)).columns().getFirst()).isEqualTo("编号");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void semicolons_and_tabs_part_columns_too(String sign) {
        var table = OldTable.read(("id" + sign + "time" + sign + "text\n1" + sign + "2020-01-02" + sign + "a, b\n").getBytes(StandardCharsets.UTF_8));
        assertThat(table.first().getFirst().cells()).containsExactly("1", "2020-01-02", "a, b");
    }

    @Test
    void equal_and_empty_names_of_columns_are_told_apart() {
        assertThat(OldTable.read("a,a,\n1,2,3\n".getBytes(StandardCharsets.UTF_8)).columns()).containsExactly("a", "a #2", "#3");
    }

    @Test
    void a_spreadsheet_gives_days_as_times_and_formulas_as_what_they_show() throws IOException {
        var table = OldTable.read(workbook());
        assertThat(table.columns()).containsExactly("编号", "收到时间", "内容");
        assertThat(table.first().getFirst().cells()).containsExactly("17", "2023-04-05 08:30:00", "路灯不亮");
        assertThat(table.first().getFirst().number()).isEqualTo(2);
    }

    @Test
    void hostile_files_are_refused_with_a_reason_each() throws IOException {
        refused(new byte[0], "import.no-table");
        refused("编号,时间\n".getBytes(StandardCharsets.UTF_8), "import.no-rows");
        refused("a,b\n\"1,2\n".getBytes(StandardCharsets.UTF_8), "import.no-table");
        refused(new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFE, '\n', 'b'}, "import.encoding");
        refused("a,b\n1,\0\n".getBytes(StandardCharsets.UTF_8), "import.encoding");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "import.old-spreadsheet");
        refused(zip("readme.txt", "nothing".getBytes(StandardCharsets.UTF_8)), "import.no-spreadsheet");
        refused(java.util.Arrays.copyOf(workbook(), 900), "import.no-spreadsheet");
        refused(("a" + ",".repeat(300) + "\n1\n").getBytes(StandardCharsets.UTF_8), "import.too-many-columns");
        refused(("a,b\n1," + "长".repeat(200_001) + "\n").getBytes(StandardCharsets.UTF_8), "import.cell-beyond-measure");
    }

    @Test
    void a_file_that_swells_is_stopped_before_it_is_unpacked() throws IOException {
        refused(zip("xl/worksheets/sheet1.xml", new byte[130 << 20]), "import.swells");
    }

    @Test
    void an_entity_in_a_sheet_is_never_followed() throws IOException {
        var hostile = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>";
        refused(replaced(workbook(), "xl/worksheets/sheet1.xml", hostile.getBytes(StandardCharsets.UTF_8)), "import.no-spreadsheet");
    }

    @Test
    void names_of_columns_are_guessed_in_both_languages_and_none_twice() {
        assertThat(OldColumn.guess(List.of("id", "time", "subject", "text", "reply", "reply_time")).entrySet())
                .extracting(one -> one.getKey().code() + "=" + one.getValue())
                .containsExactlyInAnyOrder("number=id", "receivedAt=time", "subject=subject", "text=text", "reply=reply", "repliedAt=reply_time");
        assertThat(OldColumn.guess(List.of("工单编号", "来电时间（北京时间）", "诉求内容", "承办单位", "答复意见", "答复时间", "联系电话")))
                .containsEntry(OldColumn.NUMBER, "工单编号").containsEntry(OldColumn.RECEIVED_AT, "来电时间（北京时间）")
                .containsEntry(OldColumn.TEXT, "诉求内容").containsEntry(OldColumn.REPLIED_AT, "答复时间").containsEntry(OldColumn.PHONE, "联系电话");
    }

    private static List<OldTable.Row> rows(OldTable table) {
        var rows = new ArrayList<OldTable.Row>();
        table.each(rows::add);
        return rows;
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> OldTable.read(file)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    static byte[] workbook() throws IOException {
        try (var book = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet();
            var head = sheet.createRow(0);
            head.createCell(0).setCellValue("编号");
            head.createCell(1).setCellValue("收到时间");
            head.createCell(2).setCellValue("内容");
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue(17);
            var day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d h:mm"));
            row.createCell(1).setCellValue(LocalDateTime.of(2023, 4, 5, 8, 30));
            row.getCell(1).setCellStyle(day);
            row.createCell(2).setCellFormula("\"路灯\"&\"不亮\"");
            row.getCell(2).setCellValue("路灯不亮");
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] file, String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new java.io.ByteArrayInputStream(file)); var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().equals(name) ? content : from.readAllBytes());
            }
        }
        return out.toByteArray();
    }
}
