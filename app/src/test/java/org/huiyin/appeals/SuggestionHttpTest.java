package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.domain.SpineEvent.Suggested;
import org.huiyin.matters.store.History;
import org.huiyin.people.Role;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.triage.command.SuggestHandler;
import org.huiyin.triage.command.Suggesting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Something is suggested for whatever comes in, a person decides, and the next suggestion has learnt it. */
class SuggestionHttpTest extends AppealHttp {
    private static final String LAMP = "望月巷口的路灯坏了半个月，晚上黑得看不见路。";
    private static final String ODD = "青鸾文化站的鹦鹉半夜学警报器叫，整栋楼睡不着。";
    private static final String NEARLY = "青鸾文化站养的鹦鹉半夜学警报器叫，整栋楼都睡不着！";
    @Autowired private SuggestHandler handler;
    @Autowired private Suggesting suggesting;
    @Autowired private ErasureHandler erasure;
    @Autowired private History history;
    @Autowired private DatabaseAddress address;

    /** Other classes' decisions share this database; here only its own are learnt. */
    @BeforeEach
    void nothingWasDecidedYet() {
        outbox.read();
        new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword())).update("delete from triage_decision");
        suggesting.make();
    }

    private Matter<AppealState> came(String text) {
        return came(text, null, false);
    }

    private Matter<AppealState> came(String text, RegisterAppeal.About about, boolean report) {
        var matter = register.handle(new RegisterAppeal(UUID.randomUUID(), text, AppealType.COMPLAINT, null, report, about,
                new RegisterAppeal.Place(office("henan"), office("shuangqiao"), null, null), new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false, null),
                false, List.of(), "web", null, false, null)).matter();
        suggest();
        return matter;
    }

    private void suggest() {
        outbox.read();
        while (handler.suggest(500) > 0) {
            outbox.read();
        }
    }

    private void sent(Matter<AppealState> matter, String to, String category) {
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new DispatchHandler.Dispatch(office(to), category, null, "标题", null));
        suggest();
    }

    private JsonNode suggestion(Matter<AppealState> matter) {
        var answer = as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter) + "/suggestion");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().get("suggestion");
    }

    private List<Suggested> told(Matter<AppealState> matter) {
        return history.of(matter.id(), "appeal").stream().map(event -> event.spine()).filter(Suggested.class::isInstance).map(Suggested.class::cast).toList();
    }

    @Test
    void what_came_in_has_a_suggestion_in_its_history_with_its_words_sealed() {
        var matter = came(LAMP);
        var said = suggestion(matter);
        var first = said.get("categories").get(0);
        assertThat(first.get("code").asString()).isEqualTo("municipal.lamps");
        assertThat(first.get("words").toString()).contains("路灯");
        assertThat(said.get("offices").get(0).get("office").get("id").asInt()).as("by the rules").isEqualTo(office("housing"));
        assertThat(said.get("model").asString()).startsWith("1/");
        assertThat(told(matter)).hasSize(1);
        for (var body : jdbc.queryForList("select coalesce(body::text, '') || coalesce(spine::text, '') from matter_event where matter_id = ?", String.class, matter.id().value())) {
            assertThat(body).as("history holds no words").doesNotContain("路灯");
        }
        var page = as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter)).json();
        assertThat(page.get("timeline").toString()).contains("系统建议：类别 路灯 ").contains("学过的派单还太少，由人决定 [1/0]");
        suggest();
        assertThat(told(matter)).as("said once").hasSize(1);
    }

    @Test
    void only_who_may_read_the_appeal_sees_what_it_rests_on() {
        var path = "/api/matters/" + number(came(LAMP)) + "/suggestion";
        assertThat(as(Role.AGENT, "centre").get(path).status()).isEqualTo(200);
        assertThat(as(Role.SUPERVISOR, "centre").get(path).status()).isEqualTo(403);
        assertThat(as(Role.HANDLER, "henan").get(path).status()).isEqualTo(404);
        assertThat(visitor().get(path).status()).isEqualTo(401);
    }

    @Test
    void words_on_the_telephone_are_advised_and_forgotten() {
        var browser = as(Role.AGENT, "centre");
        var answer = browser.post("/api/suggestion", "{\"text\":\"" + LAMP + "青鸾牌\",\"community\":" + office("shuangqiao") + "}");
        assertThat(answer.json().get("suggestion").get("categories").get(0).get("code").asString()).isEqualTo("municipal.lamps");
        for (var table : jdbc.queryForList("select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'", String.class)) {
            assertThat(jdbc.queryForObject("select count(*) from " + table + " t where t::text like '%青鸾牌%'", Integer.class)).as(table).isZero();
        }
        assertThat(as(Role.HANDLER, "henan").post("/api/suggestion", "{\"text\":\"路灯\"}").status()).isEqualTo(403);
        assertThat(browser.post("/api/suggestion", "{\"text\":\"\"}").status()).isEqualTo(400);
    }

    @Test
    void a_correction_changes_the_next_suggestion_also_for_what_waits() {
        var first = came(ODD);
        var waits = came(NEARLY + "请管管。");
        assertThat(suggestion(first).get("categories").get(0).get("code").asString()).isNotEqualTo("service.culture");
        sent(first, "water", "service.culture"); // what stands at Shuangqiao is another test's
        var next = came(NEARLY);
        for (var learnt : List.of(suggestion(next), suggestion(waits))) {
            assertThat(learnt.get("categories").get(0).get("code").asString()).isEqualTo("service.culture");
        }
        assertThat(told(waits)).as("both suggestions stay in its history").hasSize(2);
    }

    @Test
    void who_answered_ones_like_it_is_shown_to_those_who_may_know_them() {
        var old = came("白露塘的闸门锈死了，放不出水，秧田要旱。");
        sent(old, "housing", "rural.irrigation");
        assertThat(settled(came("白露塘的闸门锈死了放不出水。"), Role.DISPATCHER, "centre")).as("it waits for its answer").isEmpty();
        custody.sign(ask(old, Role.HANDLER, "housing"));
        answered(now(old.id()), "housing");
        outbox.read();
        var like = came("白露塘的闸门又锈死了，放不出水。");
        var settled = settled(like, Role.DISPATCHER, "centre");
        assertThat(settled).hasSize(1);
        assertThat(settled.get(0).get("number").asString()).isEqualTo(number(old));
        assertThat(settled.get(0).get("office").get("id").asInt()).isEqualTo(office("housing"));
        assertThat(settled.get(0).get("sentOn").asInt()).isZero();
        jdbc.update("update matter set category = 'land.geology' where matter_id = ?", old.id().value());
        assertThat(settled(like, Role.DISPATCHER, "centre")).as("of another kind, whatever it reads like").isEmpty();
        jdbc.update("update matter set category = 'rural.irrigation' where matter_id = ?", old.id().value());
        sent(like, "henan", "rural.irrigation");
        assertThat(settled(like, Role.HANDLER, "henan")).as("the other is another office's").isEmpty();
    }

    private JsonNode settled(Matter<AppealState> matter, Role role, String at) {
        var answer = as(role, at).get("/api/matters/" + number(matter) + "/suggestion");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().get("settled");
    }

    @Test
    void a_suggestion_spoils_nobodys_half_written_dispatch() {
        var matter = register.handle(new RegisterAppeal(UUID.randomUUID(), LAMP, AppealType.COMPLAINT, null, false, null,
                new RegisterAppeal.Place(office("henan"), office("shuangqiao"), null, null), new RegisterAppeal.Contact(true, null, null, null, false, null),
                false, List.of(), "web", null, false, null)).matter();
        var ask = ask(matter, Role.DISPATCHER, "centre");
        suggest();
        assertThat(told(matter)).hasSize(1);
        dispatching.dispatch(ask, new DispatchHandler.Dispatch(office("housing"), "municipal.lamps", null, "路灯", null));
        assertThat(now(matter.id()).header().office()).isEqualTo(office("housing"));
    }

    @Test
    void the_office_complained_of_is_never_suggested_and_a_report_teaches_nothing() {
        var about = new RegisterAppeal.About(office("housing"), null);
        assertThat(told(came(LAMP, about, false)).getFirst().offices()).isNotEmpty().noneMatch(one -> one.office() == office("housing"));
        var report = came(ODD.replace("青鸾", "红鸾"), about, true);
        sent(report, "water", "land.geology");
        suggesting.make();
        assertThat(told(came(NEARLY.replace("青鸾", "红鸾"))).getFirst().categories()).noneMatch(one -> one.code().equals("land.geology") && one.percent() > 50);
    }

    @Test
    void what_was_erased_is_forgotten_at_once_while_few_decisions_are_kept() {
        var matter = came("白鹭洲的水车昼夜吱呀作响，磨坊掌柜说修不了。");
        sent(matter, "housing", "rural.irrigation");
        var like = "白鹭洲的水车昼夜吱呀作响，掌柜不修。";
        assertThat(told(came(like)).getFirst().categories().getFirst().code()).isEqualTo("rural.irrigation");
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        answered(now(matter.id()), "housing");
        residents.askErasure(resident(matter));
        assertThat(suggesting.alike(like)).contains(matter.id());
        erasure.erase(ask(matter, Role.ADMINISTRATOR, "centre"), "路灯");
        assertThat(suggesting.alike(like)).doesNotContain(matter.id());
        assertThat(told(came(like + "唉")).getFirst().categories()).as("nothing else was ever of that category").noneMatch(one -> one.code().equals("rural.irrigation") && one.percent() > 50);
    }

    @Test
    void how_suggestions_fared_is_counted_by_office_and_month_and_says_nothing_of_few() {
        var before = accuracy().get("all").get("number").asInt();
        sent(came(LAMP), "housing", "municipal.lamps");
        sent(came(LAMP), "henan", "municipal.lamps");
        var now = accuracy();
        assertThat(now.get("all").get("number").asInt()).isEqualTo(before + 2);
        assertThat(now.get("months").get(0).get("month").asString()).isEqualTo("2026-09");
        assertThat(as(Role.HEAD, "henan").get("/api/triage/accuracy?office=" + office("jiangbei")).status()).isEqualTo(403);
        var own = as(Role.HEAD, "henan").get("/api/triage/accuracy").json();
        assertThat(own.get("offices").toString()).contains("河南镇").doesNotContain("住建局");
        assertThat(jdbc.queryForList("select column_name from information_schema.columns where table_name = 'triage_count'", String.class)).containsExactlyInAnyOrder(
                "district", "month", "kind", "office", "category", "sure", "bin", "number", "percents", "category_right", "office_right");
        var drift = as(Role.LEADER, "centre").get("/api/triage/drift").json();
        assertThat(drift.get("now").get("number").asInt()).isPositive();
        assertThat(drift.get("index").isNull()).as("nothing came the month before").isTrue();
        assertThat(as(Role.HEAD, "henan").get("/api/triage/drift").status()).isEqualTo(403);
    }

    private JsonNode accuracy() {
        return as(Role.LEADER, "centre").get("/api/triage/accuracy").json();
    }
}
