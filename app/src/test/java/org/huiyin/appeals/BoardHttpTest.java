package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Matter;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** In a spring that no other test lives in, so that what came is known. */
class BoardHttpTest extends AppealHttp {
    private static final LocalDate TODAY = LocalDate.parse("2026-04-29"); // a Wednesday

    private void at(LocalDate day, String time) {
        clock.set(day + "T" + time);
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'"); // the clock was set back
        jdbc.update("update outbox_heard set as_of = '2000-01-01'");
    }

    private JsonNode board(String office) {
        outbox.read();
        return signedIn(account(Role.SUPERVISOR, "centre")).get("/api/board?office=" + office(office)).json(); // a session would not last so long
    }

    @Test
    void today_stands_beside_the_middle_of_the_same_weekday_in_eight_weeks() {
        for (int week = 1; week <= 8; week++) {
            at(TODAY.minusWeeks(week), "09:15");
            for (int n = 0; n < week; n++) {
                registered();
            }
            at(TODAY.minusWeeks(week), "15:00");
            registered();
        }
        at(TODAY.minusDays(1), "09:00");
        registered(); // a Tuesday is no Wednesday
        at(TODAY, "10:30");
        int before = board("wangchuan").at("/today/received").asInt();
        registered();
        registered();
        registered();
        var today = board("wangchuan").get("today");
        assertThat(today.get("received").asInt()).isEqualTo(before + 3);
        assertThat(today.get("usualByNow").asInt()).isEqualTo(5);
        assertThat(today.get("hours").size()).isEqualTo(11);
        assertThat(today.get("hours").get(10).asInt()).isEqualTo(before + 3);
        assertThat(today.get("usualHours").get(9).asInt()).isEqualTo(5);
        assertThat(today.get("usualHours").get(23).asInt()).isEqualTo(6);
        assertThat(board("wangchuan").get("at").asString()).isEqualTo(clock.instant().toString());
    }

    @Test
    void what_is_due_answered_late_and_raised_is_told_apart() {
        at(TODAY.minusDays(60), "09:00");
        inHand("jiangbei");
        at(TODAY, "08:40");
        agenda.run();
        var first = board("wangchuan");
        var soon = inHand("jiangbei");
        var early = answered(inHand("jiangbei"), "jiangbei");
        var dueAt = now(soon.id()).header().due().atZone(district.zone()).toLocalDate();
        var then = board("wangchuan");
        assertThat(more(first, then, "/today/answered")).isEqualTo(1);
        assertThat(more(first, then, "/today/early")).isEqualTo(1);
        assertThat(more(first, then, "/today/due")).isZero();
        assertThat(more(first, then, "/open/total")).isEqualTo(1);
        assertThat(then.at("/today/late").asInt()).isPositive().isEqualTo(then.at("/today/raised").asInt());

        at(dueAt, "08:00");
        var morning = board("wangchuan");
        assertThat(morning.at("/today/due").asInt() - morning.at("/today/unanswered").asInt()).isPositive(); // the early one, whose promise is today
        assertThat(now(early.id()).header().due()).isNull();
        answered(soon, "jiangbei");
        var answered = board("wangchuan");
        assertThat(more(morning, answered, "/today/due")).isZero();
        assertThat(more(morning, answered, "/today/unanswered")).isEqualTo(-1);
        assertThat(more(morning, answered, "/today/early")).isZero();
    }

    private static int more(JsonNode before, JsonNode after, String what) {
        return after.at(what).asInt() - before.at(what).asInt();
    }

    @Test
    void an_office_sees_its_own_and_what_is_below_and_nothing_else() {
        at(LocalDate.of(2026, 1, 20), "09:00");
        var other = inHand("water");
        var own = inHand("binhe");
        at(TODAY, "10:00");
        outbox.read();
        var browser = signedIn(account(Role.SUPERVISOR, "jiangbei"));
        var before = browser.get("/api/board").json();
        assertThat(before.at("/office/code").asString()).isEqualTo("jiangbei");
        assertThat(before.get("longest").valueStream().map(one -> one.at("/office/code").asString())).contains("binhe").doesNotContain("water");
        inHand("water");
        outbox.read();
        assertThat(more(before, browser.get("/api/board").json(), "/open/total")).isZero();
        assertThat(browser.get("/api/board?office=" + office("binhe")).status()).isEqualTo(200);
        for (var office : List.of("henan", "wangchuan", "housing", "centre")) {
            assertThat(browser.get("/api/board?office=" + office(office)).code()).as(office).isEqualTo("matter.outside-your-reach");
        }
        assertThat(visitor().get("/api/board").status()).isEqualTo(401);
        assertThat(List.of(own, other)).allSatisfy(one -> assertThat(one.header().kind()).isEqualTo("appeal"));
    }

    @Test
    void open_matters_stand_in_their_township_and_the_longest_wait_is_told_in_words() {
        at(TODAY, "10:00");
        var before = board("wangchuan");
        at(LocalDate.of(2026, 1, 12), "09:00");
        Matter<?> old = inHand("binhe");
        at(TODAY, "10:00");
        var after = board("wangchuan");
        var place = offices.byId(old.header().place());
        var township = offices.byId(place.parent()).code();
        assertThat(open(after, township) - open(before, township)).isEqualTo(1);
        int sum = after.at("/open/areas").valueStream().mapToInt(one -> one.get("open").asInt()).sum();
        assertThat(sum + after.at("/open/elsewhere").asInt()).isEqualTo(after.at("/open/total").asInt());
        var waits = board("binhe").get("longest").get(0);
        assertThat(waits.get("days").asInt()).isEqualTo(107);
        assertThat(waits.at("/office/code").asString()).isEqualTo("binhe");
        assertThat(waits.at("/last/zh").asString()).isNotBlank();
        assertThat(waits.at("/clock/state").asString()).isEqualTo("late");
    }

    @Test
    void a_merged_community_goes_on_in_the_other_and_the_numbers_add_up() {
        at(TODAY, "09:00");
        var administrator = signedIn(account(Role.ADMINISTRATOR, "centre"));
        var merged = opened(administrator, "board-merged");
        var closed = opened(administrator, "board-closed");
        for (int place : List.of(merged, closed)) {
            var matter = register.handle(new RegisterAppeal(UUID.randomUUID(), "老街路灯不亮，三盏都坏了。", AppealType.COMPLAINT, null, false, null,
                    new RegisterAppeal.Place(office("jiangbei"), place, "路口", null), new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false, null),
                    false, List.of(), "web", null, false, null)).matter();
            dispatched(matter, "jiangbei");
        }
        var before = board("jiangbei");
        assertThat(open(before, "board-merged")).isEqualTo(1);
        assertThat(administrator.post("/api/admin/offices/" + merged + "/closure", Map.of("mergeInto", office("binhe"))).status()).isEqualTo(200);
        assertThat(administrator.post("/api/admin/offices/" + closed + "/closure", Map.of()).status()).isEqualTo(200);
        var after = board("jiangbei");
        assertThat(open(after, "binhe") - open(before, "binhe")).isEqualTo(1);
        assertThat(more(before, after, "/open/total")).isZero();
        assertThat(more(before, after, "/open/elsewhere")).as("of the one closed for good").isEqualTo(1);
        assertThat(sum(after)).isEqualTo(after.at("/open/total").asInt());
        assertThat(sum(board("wangchuan"))).isEqualTo(board("wangchuan").at("/open/total").asInt());
    }

    private int opened(Browser administrator, String code) {
        return administrator.post("/api/admin/offices", Map.of("code", code, "parent", office("jiangbei"), "level", "community", "kind", "community",
                "name", Map.of("zh", code + "名", "en", code))).json().at("/office/id").asInt();
    }

    private static int sum(JsonNode board) {
        return board.at("/open/areas").valueStream().mapToInt(one -> one.get("open").asInt()).sum() + board.at("/open/elsewhere").asInt();
    }

    private static int open(JsonNode board, String township) {
        return board.at("/open/areas").valueStream().filter(one -> one.at("/place/code").asString().equals(township)).findFirst().orElseThrow().get("open").asInt();
    }

    @Test
    void nothing_of_a_resident_is_on_the_wall_and_no_report_is_named() {
        at(LocalDate.of(2026, 1, 5), "09:00");
        var report = register.handle(appeal(UUID.randomUUID(), new RegisterAppeal.About(office("housing"), null), true)).matter();
        at(LocalDate.of(2026, 1, 5), "10:00");
        inHand("binhe");
        jdbc.update("update matter set title = '一件举报' where matter_id = ?", report.id().value());
        at(TODAY, "10:00");
        outbox.read();
        var wall = signedIn(account(Role.SUPERVISOR, "centre")).get("/api/board").text();
        assertThat(wall).contains("\"days\":114").doesNotContain("一件举报").doesNotContain("积水了").doesNotContain("name\":\"居民")
                .doesNotContain(report.id().value() + "").doesNotContain("contact").doesNotContain("actor");
        for (var digits : List.of("138", "139")) {
            assertThat(wall).doesNotContainPattern(digits + "\\d{8}");
        }
    }

    @Test
    void what_waits_is_named_only_when_everybody_may_read_what_it_is_about_and_sorted_only_when_the_rules_allow() {
        int day = 6;
        for (boolean everyone : List.of(true, false)) {
            for (var category : List.of("municipal.lamps", "welfare.allowance")) {
                at(LocalDate.of(2026, 1, day++), "09:00"); // before all others that are held there
                var matter = register.handle(new RegisterAppeal(UUID.randomUUID(), "三盏灯都坏了。", AppealType.COMPLAINT, category, false, null,
                        new RegisterAppeal.Place(office("henan"), null, "路口", null), new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false, null),
                        everyone, List.of(), "web", null, false, null)).matter();
                dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new DispatchHandler.Dispatch(office("henan"), category, null, "一件", null));
            }
        }
        at(TODAY, "10:00");
        assertThat(board("henan").get("longest").valueStream().map(one -> one.at("/title/zh").asString("")))
                .as("public lamps, public benefit, private lamps, private benefit").containsExactly("一件", "", "市政公用", "");
    }

    @Test
    void twelve_weeks_of_a_group_end_yesterday() {
        at(TODAY, "10:00");
        var before = weeks("市容环境");
        at(TODAY.minusDays(1), "09:00");
        registered("urban.waste");
        at(TODAY.minusDays(8), "09:00");
        registered("urban.stalls");
        at(TODAY, "09:00");
        registered("urban.waste");
        at(TODAY, "10:00");
        assertThat(weeks("市容环境")).as("the past is read once a minute").isEqualTo(before);
        at(TODAY, "10:01");
        var after = weeks("市容环境");
        assertThat(after).hasSize(12);
        assertThat(after.get(11) - before.get(11)).isEqualTo(1);
        assertThat(after.get(10) - before.get(10)).isEqualTo(1);
    }

    private List<Integer> weeks(String group) {
        return board("wangchuan").get("categories").valueStream().filter(one -> one.at("/category/zh").asString().equals(group))
                .findFirst().map(one -> one.get("weeks").valueStream().map(JsonNode::asInt).toList()).orElse(java.util.Collections.nCopies(12, 0));
    }
}
