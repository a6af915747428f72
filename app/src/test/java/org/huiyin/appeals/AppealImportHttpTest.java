package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.appeals.domain.AppealState.Archived;
import org.huiyin.appeals.domain.AppealState.InHand;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.command.Jobs;
import org.huiyin.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was before is brought in as it was: its times and answers are facts, and nobody is reminded of it. */
class AppealImportHttpTest extends AppealHttp {
    private static final Map<String, String> MAPPING = Map.of("number", "编号", "receivedAt", "来电时间", "text", "内容", "office", "承办单位",
            "reply", "答复", "repliedAt", "答复时间", "name", "来电人", "phone", "电话");
    private static final String HEAD = "编号,来电时间,内容,承办单位,答复,答复时间,来电人,电话\n";
    @Autowired private Jobs jobs;
    private static final String RAW = "application/octet-stream";
    private String mark = "";
    private List<Long> before = List.of();

    @BeforeEach
    void a_word_of_its_own_for_each_test() {
        mark = UUID.randomUUID().toString().substring(0, 8);
        before = jdbc.queryForList("select matter_id from matter", Long.class);
    }

    @Test
    void a_try_counts_and_writes_nothing() {
        var list = HEAD + row("1", "2023-04-05 08:30", "路灯不亮", "", "已修好", "2023-04-08 10:00")
                + row("2", "这不是时间", "井盖响", "", "", "") + row("1", "2023-04-05 08:30", "路灯不亮", "", "已修好", "2023-04-08 10:00");
        long before = matterCount();
        var tried = run(taken(list), true);
        assertThat(tried.get("accepted").asInt()).isEqualTo(1);
        assertThat(tried.get("skipped").asInt()).as("the same row twice").isEqualTo(1);
        assertThat(tried.get("rejected").asInt()).isEqualTo(1);
        assertThat(matterCount()).isEqualTo(before);
    }

    @Test
    void times_and_answers_of_then_are_kept_as_facts_and_the_answer_is_sealed() {
        assertThat(run(taken(HEAD + row("1", "2023-04-05 08:30", "路灯不亮", "", "灯泡换过了", "2023-04-08 10:00")), false).get("accepted").asInt())
                .isEqualTo(1);
        var matter = now(imported().getFirst());
        assertThat(matter.state()).isInstanceOf(Archived.class);
        assertThat(matter.header().receivedAt()).isEqualTo(Instant.parse("2023-04-05T00:30:00Z"));
        assertThat(matter.header().promise()).as("no rule of ours was in force in 2023").isNull();
        assertThat(matter.header().nextDue()).isNull();
        var event = jdbc.queryForMap("select occurred_at, recorded_at, body::text as event from matter_event where district = 1 and matter_id = ?", matter.id().value());
        assertThat(((java.sql.Timestamp) event.get("occurred_at")).toInstant()).isEqualTo(Instant.parse("2023-04-05T00:30:00Z"));
        assertThat(((java.sql.Timestamp) event.get("recorded_at")).toInstant()).isEqualTo(clock.instant());
        assertThat(event.get("event").toString()).contains("1680919200000000").doesNotContain("灯泡");
        var page = as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter)).text();
        assertThat(page).contains("灯泡换过了").contains("2023-04-08T02:00:00Z").contains("路灯不亮");
        assertThat(nowhere("灯泡换过了")).isTrue();
        assertThat(nowhere("王小五")).isTrue();
    }

    @Test
    void an_answered_one_of_a_time_with_a_rule_keeps_the_promise_of_then_and_how_it_came_out() {
        run(taken(HEAD + row("1", "2026-03-02 09:00", "楼道灯坏了", "", "修好了", "2026-03-04 10:00")), false);
        var matter = now(imported().getFirst());
        assertThat(matter.header().promise()).isNotNull();
        assertThat(matter.custody().clocks()).as("settled, so nothing runs").isEmpty();
    }

    @Test
    void bringing_in_never_reminds_escalates_or_notifies() {
        run(taken(HEAD + row("1", "2026-03-02 09:00", "楼道灯坏了", "滨河社区", "", "") + row("2", "2024-03-02 09:00", "井盖响", "", "", "")), false);
        clock.advance(Duration.ofDays(200));
        agenda.run();
        assertThat(imported()).hasSize(2).allSatisfy(id -> {
            assertThat(now(id).header().revision()).isEqualTo(1);
            assertThat(jdbc.queryForObject("select count(*) from matter_agenda where matter_id = ?", Long.class, id.value())).isZero();
        });
    }

    @Test
    void the_same_list_again_changes_nothing_and_other_words_under_a_known_number_are_refused() {
        var list = HEAD + row("1", "2023-04-05 08:30", "路灯不亮", "", "", "") + row("2", "2023-04-05 08:31", "井盖响", "滨河社区", "", "");
        assertThat(run(taken(list), false).get("accepted").asInt()).isEqualTo(2);
        long before = matterCount();
        var again = run(taken(list), false);
        assertThat(again.get("accepted").asInt()).isZero();
        assertThat(again.get("skipped").asInt()).isEqualTo(2);
        var other = run(taken(HEAD + row("1", "2023-04-05 08:30", "别的话", "", "", "")), false);
        assertThat(other.get("rejects").get(0).get("code").asString()).isEqualTo("import.other-words");
        assertThat(matterCount()).isEqualTo(before);
    }

    @Test
    void rows_at_fault_come_back_with_reasons_for_seven_days() {
        var list = HEAD + row("=1+1", "2023-04-05 08:30", "", "", "", "") + row("3", "2123-04-05 08:30", "井盖响", "", "", "")
                + row("4", "2023-04-05 08:30", "井盖响", "没有这个单位", "", "") + row("5", "2023-04-05 08:30", "井盖响", "", "换了", "2022-01-01 08:00")
                + row("6", "2023-04-05 08:30", "井盖响", "", "", "");
        var id = taken(list);
        var ran = run(id, false);
        assertThat(ran.get("accepted").asInt()).isEqualTo(1);
        assertThat(ran.get("rejects").valueStream().map(one -> one.get("row").asInt() + " " + one.get("code").asString()))
                .containsExactly("2 import.cell-missing", "3 import.time-to-come", "4 import.office-unknown", "5 import.replied-before-received");
        var file = admin().get("/api/imports/" + id + "/rejects.csv").text();
        assertThat(file).contains("“承办单位”：没有这个单位").contains("没有这个单位").contains("'=1+1").doesNotContain("\n=1+1");
        clock.advance(Duration.ofDays(8));
        assertThat(jobs.forgetOld()).isPositive();
        assertThat(signedIn(account(Role.ADMINISTRATOR, "centre")).get("/api/imports/" + id + "/rejects.csv").status()).isEqualTo(404);
    }

    @Test
    void a_number_that_stands_twice_in_a_list_with_other_words_is_refused_and_not_lost() {
        var list = HEAD + row("1", "2023-04-05 08:30", "路灯不亮", "", "", "") + row("1", "2023-04-05 08:30", "路灯又不亮", "", "", "")
                + row("1", "2023-04-05 08:30", "路灯不亮", "", "", "");
        for (boolean dry : new boolean[] {true, false}) {
            var ran = run(taken(list), dry);
            assertThat(ran.get("accepted").asInt()).isEqualTo(1);
            assertThat(ran.get("rejects").valueStream().map(one -> one.get("row").asInt() + " " + one.get("code").asString()))
                    .containsExactly("3 import.other-words");
        }
    }

    @Test
    void open_ones_stand_in_one_list_until_each_is_given_a_new_marked_promise() {
        run(taken(HEAD + row("1", "2023-04-05 08:30", "路灯不亮", "滨河社区", "", "") + row("2", "2023-04-05 08:30", "井盖响", "", "换了", "2023-04-06 08:00")), false);
        var open = imported().stream().map(this::now).filter(one -> one.state() instanceof InHand).findFirst().orElseThrow();
        var dispatcher = as(Role.DISPATCHER, "centre");
        assertThat(dispatcher.get("/api/matters?view=imported").text()).contains(number(open));
        var page = dispatcher.get("/api/matters/" + number(open)).json();
        assertThat(page.get("steps").get(0).get("code").asString()).isEqualTo("promise");
        var answer = keyed(dispatcher).post("/api/matters/" + number(open) + "/promise", Map.of("seen", 1, "type", "help"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var promised = now(open.id());
        assertThat(promised.header().promise()).isAfter(clock.instant());
        assertThat(answer.text()).contains("新的承诺");
        assertThat(dispatcher.get("/api/matters?view=imported").text()).doesNotContain(number(open));
        assertThat(keyed(dispatcher).post("/api/matters/" + number(open) + "/promise", Map.of("seen", 2, "type", "help")).status()).as("once").isEqualTo(409);
    }

    @Test
    void a_hostile_file_or_mapping_gets_a_clear_answer_and_writes_nothing() {
        long before = matterCount();
        assertThat(keyed(admin()).send("POST", "/api/imports", file(new byte[] {'P', 'K', 3, 4, 0}), RAW).code()).isEqualTo("import.no-spreadsheet");
        assertThat(keyed(admin()).send("POST", "/api/imports", file(new byte[] {'a', ',', (byte) 0xFF, '\n'}), RAW).code()).isEqualTo("import.encoding");
        var id = taken(HEAD + row("1", "2023-04-05 08:30", "路灯不亮", "", "", ""));
        assertThat(start(id, Map.of("text", "内容"), false).code()).isEqualTo("import.target-missing");
        assertThat(start(id, Map.of("text", "内容", "receivedAt", "没有的列"), false).code()).isEqualTo("import.column-unknown");
        assertThat(start(id, Map.of("salary", "内容"), false).code()).isEqualTo("import.target-unknown");
        assertThat(matterCount()).isEqualTo(before);
    }

    @Test
    void nobody_but_an_administrator_brings_anything_in() {
        var id = taken(HEAD + row("1", "2023-04-05 08:30", "路灯不亮", "", "", ""));
        for (var role : List.of(Role.DISPATCHER, Role.HEAD, Role.LEADER, Role.AUDITOR)) {
            var other = as(role, "centre");
            assertThat(keyed(other).send("POST", "/api/imports", file(HEAD.getBytes(StandardCharsets.UTF_8)), RAW).status()).isEqualTo(403);
            assertThat(other.get("/api/imports/" + id).status()).isEqualTo(403);
            assertThat(other.get("/api/imports/" + id + "/rejects.csv").status()).isEqualTo(403);
            assertThat(other.get("/api/imports").status()).isEqualTo(403);
        }
    }

    private String row(String number, String at, String text, String office, String reply, String repliedAt) {
        return (number.startsWith("=") ? number : mark + "-" + number) + "," + at + "," + (text.isEmpty() ? "" : text + mark) + "," + office + "," + reply + "," + repliedAt + ",王小五,13900001234\n";
    }

    private static HttpRequest.BodyPublisher file(byte[] content) {
        return HttpRequest.BodyPublishers.ofByteArray(content);
    }

    private Browser admin() {
        return as(Role.ADMINISTRATOR, "centre");
    }

    private static Browser keyed(Browser browser) {
        return browser.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private String taken(String list) {
        var answer = keyed(admin()).send("POST", "/api/imports", file(list.getBytes(StandardCharsets.UTF_8)), RAW);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private Answer start(String id, Map<String, String> mapping, boolean dryRun) {
        return keyed(admin()).post("/api/imports/" + id + "/run", new LinkedHashMap<>(Map.of("mapping", mapping, "dryRun", dryRun)));
    }

    private tools.jackson.databind.JsonNode run(String id, boolean dryRun) {
        var answer = start(id, MAPPING, dryRun);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        jobs.run();
        var run = admin().get("/api/imports/" + id).json();
        assertThat(run.get("state").asString()).isEqualTo("done");
        return run;
    }

    /** Those this test has brought in. */
    private List<MatterId> imported() {
        return jdbc.queryForList("select matter_id from matter where flags & 64 <> 0 order by received_at, matter_id", Long.class).stream()
                .filter(id -> !before.contains(id)).map(id -> new MatterId((short) 1, id)).toList();
    }

    private long matterCount() {
        return java.util.Objects.requireNonNull(jdbc.queryForObject("select count(*) from matter", Long.class));
    }

    private boolean nowhere(String words) {
        var tables = jdbc.queryForList("select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'", String.class);
        return tables.stream().allMatch(table -> jdbc.queryForList("select 1 from " + table + " t where t::text like ? limit 1", "%" + words + "%").isEmpty());
    }
}
