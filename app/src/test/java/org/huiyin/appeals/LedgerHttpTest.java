package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.huiyin.Browser;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.FollowUpHandler.Call;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.matters.Matter;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LedgerHttpTest extends AppealHttp {
    private static final List<String> FIGURES = List.of("received", "held", "replied", "solved", "late", "returned");

    private Matter<?> busy() {
        var returned = inHand("jiangbei");
        custody.handDown(ask(returned, Role.HANDLER, "jiangbei"), office("binhe"), null);
        custody.sign(ask(returned, Role.HANDLER, "binhe"));
        custody.giveBack(ask(returned, Role.HANDLER, "binhe"), "R01", "社区没有这方面的权限。", office("water"));
        var answered = answered(inHand("binhe"), "binhe");
        followUp.handle(ask(answered, Role.AGENT, "centre"), new Call(true, Verdict.YES, Verdict.PARTLY, null));
        dispatched(registered(), "laocheng");
        clock.advance(Duration.ofDays(40));
        agenda.run();
        outbox.read();
        return returned;
    }

    private String days() {
        return "from=2026-09-01&to=2026-12-31";
    }

    @Test
    void every_figure_is_the_number_of_matters_behind_it_at_every_level() {
        busy();
        var browser = as(Role.SUPERVISOR, "centre");
        for (var office : List.of("wangchuan", "jiangbei", "binhe", "housing", "centre")) {
            int id = office(office);
            var total = browser.get("/api/ledger?" + days() + "&office=" + id).json().get("total");
            for (var figure : FIGURES) {
                assertThat(behind(browser, id, figure, 2)).as(office + " " + figure).hasSize(total.get(figure).asInt() - unseen(id, figure));
            }
        }
        var jiangbei = browser.get("/api/ledger?" + days() + "&office=" + office("jiangbei")).json();
        assertThat(jiangbei.get("total").get("returned").asInt()).isPositive();
        assertThat(jiangbei.get("total").get("late").asInt()).isPositive();
        assertThat(jiangbei.get("total").get("solved").asInt()).isPositive();
        assertThat(jiangbei.get("rows").size()).isEqualTo(2);
    }

    /** Reports about the centre, which its members see behind no figure. */
    private int unseen(int office, String figure) {
        return jdbc.queryForObject("""
                select count(*) from counted c join matter m using (district, matter_id)
                where m.about = ? and m.flags & 2 <> 0 and c.measure = ? and (c.measure <> 'held' or c.until is null) and ? = any(?)""",
                Integer.class, office("centre"), figure.equals("received") ? "registered" : figure, office,
                new Integer[] {office("wangchuan"), office("centre")});
    }

    private static List<String> behind(Browser browser, int office, String figure, int limit) {
        var numbers = new ArrayList<String>();
        var path = "/api/ledger/matters?from=2026-09-01&to=2026-12-31&office=" + office + "&figure=" + figure + "&limit=" + limit;
        for (var after = ""; ; ) {
            var page = browser.get(path + after).json();
            page.get("items").forEach(line -> numbers.add(line.get("number").asString()));
            if (page.path("next").asString("").isEmpty()) {
                return numbers;
            }
            after = "&after=" + page.get("next").asString();
        }
    }

    @Test
    void a_category_counts_alone_and_with_those_below_it() {
        busy();
        var browser = as(Role.SUPERVISOR, "centre");
        int district = office("wangchuan");
        int all = total(browser, district, "");
        int inside = total(browser, district, "&category=urban.waste");
        reclassify("urban.waste");
        outbox.read();
        assertThat(total(browser, district, "")).isEqualTo(all + 1);
        assertThat(total(browser, district, "&category=urban.waste")).isEqualTo(inside + 1);
        assertThat(total(browser, district, "&category=urban")).isGreaterThan(inside);
        assertThat(total(browser, district, "&category=urban.signs")).isLessThan(all);
        var behind = browser.get("/api/ledger/matters?figure=received&limit=100&category=urban.waste&office=" + district + "&" + days()).json().get("items");
        assertThat(behind.valueStream().map(line -> line.get("categoryCode").asString()).distinct()).containsExactly("urban.waste");
        assertThat(browser.get("/api/ledger?category=nonsense").code()).isEqualTo("category.unknown");
    }

    private int total(Browser browser, int office, String category) {
        return browser.get("/api/ledger?" + days() + "&office=" + office + category).json().get("total").get("received").asInt();
    }

    private void reclassify(String category) {
        var matter = registered();
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new DispatchHandler.Dispatch(office("jiangbei"), category, null, "一处垃圾点", null));
    }

    @Test
    void an_office_sees_its_own_figures_and_those_below_and_no_others() {
        busy();
        var browser = as(Role.SUPERVISOR, "jiangbei");
        var own = browser.get("/api/ledger?" + days()).json();
        assertThat(own.get("total").get("office").get("code").asString()).isEqualTo("jiangbei");
        assertThat(browser.get("/api/ledger?" + days() + "&office=" + office("binhe")).status()).isEqualTo(200);
        for (var path : List.of("/api/ledger?", "/api/ledger/matters?figure=held&", "/api/ledger/export?", "/api/rates?")) {
            for (var office : List.of("henan", "wangchuan", "housing", "centre")) {
                assertThat(browser.get(path + "office=" + office(office)).code()).as(path + office).isEqualTo("matter.outside-your-reach");
            }
            assertThat(visitor().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void figures_open_no_contents() {
        var matter = busy();
        var browser = as(Role.SUPERVISOR, "jiangbei");
        assertThat(browser.get("/api/ledger/matters?figure=returned&" + days()).text()).contains(number(matter)).doesNotContain("积水了");
        assertThat(browser.get("/api/matters/" + number(matter)).json().get("contentsClosed").asBoolean()).isTrue();
    }

    @Test
    void a_report_stands_behind_no_figure_that_those_it_is_about_can_see() {
        var report = register.handle(appeal(UUID.randomUUID(), new RegisterAppeal.About(office("housing"), null), true)).matter();
        jdbc.update("update matter set about = ? where matter_id = ?", office("centre"), report.id().value()); // as before they were refused
        var other = registered();
        outbox.read();
        var supervisor = behind(as(Role.SUPERVISOR, "centre"), office("wangchuan"), "received", 100);
        assertThat(supervisor).contains(number(other)).doesNotContain(number(report));
    }

    @Test
    void it_says_up_to_when_everything_is_counted() {
        jdbc.update("update outbox_heard set as_of = '2000-01-01'"); // the clock was set back
        outbox.read();
        var then = clock.instant();
        clock.advance(Duration.ofSeconds(4));
        var ledger = as(Role.LEADER, "centre").get("/api/ledger").json();
        assertThat(ledger.get("asOf").asString()).isEqualTo(then.toString());
        assertThat(ledger.get("behindSeconds").asInt()).isEqualTo(4);
    }

    @Test
    void the_whole_ledger_can_be_downloaded_as_xlsx_and_csv() throws IOException {
        busy();
        var browser = as(Role.HEAD, "jiangbei").with("Accept-Language", "zh-CN");
        var total = browser.get("/api/ledger?" + days()).json().get("total");
        var csv = browser.get("/api/ledger/export?format=csv&" + days());
        assertThat(csv.header("Content-Disposition")).contains("ledger-2026-09-01-");
        var lines = csv.text().split("\r\n");
        assertThat(lines[0]).startsWith("\uFEFF级别,机构,收到");
        assertThat(lines[1]).startsWith("街道、镇,江北街道," + total.get("received").asInt() + "," + total.get("replied").asInt() + ",");
        assertThat(lines).hasSize(4);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(browser.get("/api/ledger/export?" + days()).raw().body()))) {
            var row = book.getSheetAt(0).getRow(2);
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo("江北街道");
            assertThat((int) row.getCell(2).getNumericCellValue()).isEqualTo(total.get("received").asInt());
        }
        assertThat(browser.get("/api/ledger/export?format=pdf").code()).isEqualTo("ledger.format-unknown");
    }

    @Test
    void rates_stand_apart_from_what_the_office_says_and_few_answers_make_none() {
        busy();
        var rates = as(Role.SUPERVISOR, "jiangbei").get("/api/rates?" + days()).json();
        var solution = rates.get("solution");
        assertThat(solution.get("n").asInt()).isBetween(1, 19);
        assertThat(solution.get("rate").isNull()).isTrue();
        assertThat(solution.get("tooFew").asBoolean()).isTrue();
        assertThat(rates.get("partly").get("satisfaction").asInt()).isPositive();
        JsonNode response = rates.get("response");
        assertThat(response.get("rate").asDouble()).isBetween(0.0, 1.0);
        assertThat(rates.get("byOffice").size()).isEqualTo(2);
    }

    @Test
    void a_period_that_cannot_be_is_refused() {
        var browser = as(Role.SUPERVISOR, "centre");
        assertThat(browser.get("/api/ledger?from=2026-09-10&to=2026-09-01").code()).isEqualTo("period.ends-before-it-begins");
        assertThat(browser.get("/api/ledger?from=2190-09-10").code()).isEqualTo("period.in-the-future");
        assertThat(browser.get("/api/ledger?from=gestern").code()).isEqualTo("list.day-unreadable");
        assertThat(browser.get("/api/ledger/matters?figure=scores").code()).isEqualTo("ledger.figure-unknown");
    }
}
