package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.kernel.MatterId;
import org.huiyin.people.Role;
import org.huiyin.storage.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** A list as a file holds what the list holds, runs nothing, and leaves a trace. */
class ExportHttpTest extends AppealHttp {
    @Autowired private TransactionTemplate transaction;
    @Autowired private DatabaseAddress address;

    @Test
    void who_only_works_for_an_office_lists_and_finds_nothing_below_it() {
        var below = number(inHand("binhe"));
        for (var path : List.of("/api/matters?view=all&limit=100", "/api/search?q=" + java.net.URLEncoder.encode("积水", java.nio.charset.StandardCharsets.UTF_8))) {
            assertThat(as(Role.HANDLER, "jiangbei").get(path).text()).as(path).doesNotContain(below);
            assertThat(as(Role.SUPERVISOR, "jiangbei").get(path).text()).as(path).contains(below);
        }
    }

    @Test
    void a_file_holds_the_matters_of_the_list_and_no_others() {
        var mine = number(dispatched(registered(), "jiangbei"));
        var others = number(dispatched(registered(), "henan"));
        var file = as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?view=all");
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("matters-2026-09-16.csv");
        assertThat(file.header("Cache-Control")).contains("no-store");
        assertThat(file.text()).startsWith("\uFEFF编号,标题,状态").contains(mine).doesNotContain(others);
        assertThat(as(Role.DISPATCHER, "centre").get("/api/exports/matters.csv?view=all").text()).contains(mine).contains(others);
        assertThat(as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?view=all&office=" + office("henan")).status()).isEqualTo(403);
    }

    @Test
    void a_report_is_in_no_file_of_the_office_it_is_about() {
        var report = number(dispatched(register.handle(appeal(UUID.randomUUID(), new About(office("jiangbei"), null), true)).matter(), "housing"));
        assertThat(as(Role.LEADER, "jiangbei").get("/api/exports/matters.csv?view=all").text()).doesNotContain(report);
        assertThat(as(Role.DISPATCHER, "centre").get("/api/exports/matters.csv?view=all").text()).contains(report);
    }

    @Test
    void a_file_names_nobody_and_tells_nothing_of_what_was_said() {
        inHand("jiangbei");
        assertThat(as(Role.DISPATCHER, "centre").get("/api/exports/matters.csv?view=all").text())
                .doesNotContain("欧阳晓岚").doesNotContain("13877712345").doesNotContain("电表箱");
    }

    @Test
    void a_title_that_would_be_a_formula_is_text() throws IOException {
        var matter = registered();
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new org.huiyin.appeals.command.DispatchHandler.Dispatch(office("jiangbei"), "housing.repairs", null, "=HYPERLINK(1)", null));
        var csv = as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?view=all").text();
        assertThat(csv).contains("'=HYPERLINK(1)").doesNotContain(",=HYPERLINK");
        var xlsx = as(Role.HANDLER, "jiangbei").get("/api/exports/matters.xlsx?view=all").raw().body();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("标题");
            for (var row : sheet) {
                row.forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING));
            }
            assertThat(sheet.getLastRowNum()).isPositive();
        }
    }

    @Test
    void each_file_is_recorded_for_the_auditor_without_what_was_searched_for() {
        inHand("jiangbei");
        as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?q=%E7%A7%AF%E6%B0%B4&state=in-hand");
        var fact = jdbc.queryForMap("select actor, subject, body::text as body from people_event where kind = 'MattersExported' order by id desc limit 1");
        assertThat(fact.get("actor")).isEqualTo(account(Role.HANDLER, "jiangbei"));
        assertThat(fact.get("body").toString()).contains("csv").contains("in-hand").contains("true").doesNotContain("积水");
    }

    @Test
    void a_search_is_given_out_by_the_words_that_found_it() {
        var found = number(inHand("jiangbei"));
        assertThat(as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?q=%E7%A7%AF%E6%B0%B4").text()).contains(found);
        assertThat(as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?q=%E6%9F%B4%E6%B2%B9%E5%8F%91%E7%94%B5").text()).doesNotContain(found);
        assertThat(as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?q=13877712345").status()).as("numbers of persons are no words").isEqualTo(400);
    }

    @Test
    void a_file_is_read_as_the_reader() throws SQLException {
        inHand("jiangbei");
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword()); var statement = owner.createStatement()) {
            statement.execute("revoke select on matter from huiyin_reader");
            try {
                assertThat(as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?view=all").text()).doesNotContain("地下室积水");
            } finally {
                statement.execute("grant select on matter to huiyin_reader");
            }
        }
        assertThat(as(Role.HANDLER, "jiangbei").get("/api/exports/matters.csv?view=all").text()).contains("地下室积水");
    }

    @Test
    void the_reader_can_change_nothing_and_opens_no_key() {
        MatterId id = inHand("jiangbei").id();
        for (var sql : List.of("update matter set title = 'x' where matter_id = " + id.value(), "select wrapped from matter_key", "select * from matter_words")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                jdbc.queryForObject("select set_config('role', 'huiyin_reader', true)", String.class);
                jdbc.execute(sql);
            })).as(sql).isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
        }
    }
}
