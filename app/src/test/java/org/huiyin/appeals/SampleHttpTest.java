package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.huiyin.Browser;
import org.huiyin.appeals.command.FollowUpHandler.Call;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Lot;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.matters.Matter;
import org.huiyin.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleHttpTest extends AppealHttp {
    private static int month = 1;
    private String from = "";
    private String to = "";

    /** Each test has a month of its own. */
    @BeforeEach
    void a_month() {
        month++;
        from = "2026-%02d-01".formatted(month);
        to = "2026-%02d-20".formatted(month);
        clock.set(from + "T09:00");
    }

    /** Signs in anew: weeks pass here, and a session does not last that long. */
    @Override
    protected Browser as(Role role, String office) {
        return signedIn(account(role, office));
    }

    private List<Matter<AppealState>> answered(int many, String by) {
        var all = new ArrayList<Matter<AppealState>>();
        for (int i = 0; i < many; i++) {
            all.add(answered(inHand(by), by));
        }
        return all;
    }

    private void over() {
        clock.set("2026-%02d-21T08:00".formatted(month));
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'");
        outbox.read();
        while (recount.some()) {
            assertThat(recount.complete()).isFalse();
        }
    }

    private JsonNode fixed(Map<String, Object> more) {
        var rule = new java.util.HashMap<String, Object>(Map.of("from", from, "to", to));
        rule.putAll(more);
        var answer = as(Role.SUPERVISOR, "centre").post("/api/follow-up/samples", rule);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private Browser.Answer draw(int id) {
        return as(Role.SUPERVISOR, "centre").post("/api/follow-up/samples/" + id + "/draw", Map.of());
    }

    @Test
    void the_rule_comes_first_and_is_drawn_once_when_its_period_is_over() {
        answered(5, "housing");
        int id = fixed(Map.of("share", 0.5)).get("id").asInt();
        assertThat(draw(id).code()).isEqualTo("sample.period-not-over");
        over();
        var drawn = draw(id).json();
        assertThat(drawn.get("population").asInt()).isEqualTo(5);
        assertThat(drawn.get("drawn").asInt()).isEqualTo(3);
        assertThat(draw(id).code()).isEqualTo("sample.drawn-already");
        int again = fixed(Map.of("share", 0.5)).get("id").asInt();
        assertThat(draw(again).code()).isEqualTo("sample.nobody-to-call"); // an appeal stands on one list
    }

    @Test
    void anybody_can_draw_again_from_the_seed_and_the_list() {
        answered(9, "housing");
        int id = fixed(Map.of("size", 4)).get("id").asInt();
        assertThat(as(Role.AUDITOR, "centre").get("/api/follow-up/samples/" + id + "/list").text()).isEqualTo("number,sha256,drawn\r\n");
        over();
        var seed = draw(id).json().get("seed").asString();
        var auditor = as(Role.AUDITOR, "centre");
        var lines = Arrays.stream(auditor.get("/api/follow-up/samples/" + id + "/list").text().split("\r\n")).skip(1).map(line -> line.split(",")).toList();
        assertThat(lines).hasSize(9);
        var again = lines.stream().map(line -> line[0]).sorted(Comparator.comparing(number -> Lot.hash(seed, number))).limit(4).sorted().toList();
        assertThat(lines.stream().filter(line -> line[2].equals("yes")).map(line -> line[0]).sorted().toList()).isEqualTo(again);
        assertThat(Lot.hash("00", "WC260916-7K3M9Q")).isEqualTo("2d65e7a8f76033b16b6b461617870fcaa9db809aa9e81f2d3652f627a64f0657");
    }

    @Test
    void only_those_drawn_wait_for_a_call() {
        var all = answered(6, "housing");
        int id = fixed(Map.of("size", 2, "offices", List.of(office("housing")))).get("id").asInt();
        over();
        assertThat(draw(id).status()).isEqualTo(200);
        var waiting = all.stream().filter(one -> now(one.id()).custody().clock(AppealLifecycle.FOLLOW_UP) != null).map(this::number).toList();
        assertThat(waiting).hasSize(2);
        var listed = as(Role.AGENT, "centre").get("/api/matters?view=follow-up&limit=100").text();
        for (var one : all) {
            assertThat(listed.contains(number(one))).isEqualTo(waiting.contains(number(one)));
        }
    }

    @Test
    void offices_outside_the_rule_stay_outside_the_list() {
        answered(2, "housing");
        answered(3, "binhe");
        int id = fixed(Map.of("share", 1, "offices", List.of(office("jiangbei")))).get("id").asInt();
        over();
        assertThat(draw(id).json().get("population").asInt()).isEqualTo(3);
    }

    @Test
    void rates_speak_for_the_whole_list_and_are_corrected_for_the_draw() {
        var all = answered(30, "water");
        int id = fixed(Map.of("size", 24)).get("id").asInt();
        over();
        draw(id);
        int said = 0;
        for (var one : all) {
            if (now(one.id()).custody().clock(AppealLifecycle.FOLLOW_UP) != null) {
                followUp.handle(ask(one, Role.AGENT, "centre"), new Call(true, said < 18 ? Verdict.YES : Verdict.NO, Verdict.YES, null));
                said++;
            }
        }
        outbox.read();
        var rates = as(Role.LEADER, "centre").get("/api/rates?from=" + from + "&to=" + to + "&office=" + office("water")).json();
        var solution = rates.get("solution");
        assertThat(solution.get("n").asInt()).isEqualTo(24);
        assertThat(solution.get("of").asInt()).isEqualTo(30);
        assertThat(solution.get("sample").asBoolean()).isTrue();
        assertThat(solution.get("rate").asDouble()).isCloseTo(0.75, within(1e-9));
        assertThat(solution.get("low").asDouble()).isCloseTo(0.6640, within(0.0005)); // 24 of 30 are as good as 24 × 29 ÷ 6 = 116
        assertThat(rates.get("reached").get("rate").asDouble()).isEqualTo(1.0);
    }

    @Test
    void who_answers_appeals_does_not_choose_whom_to_ask() {
        for (var who : List.of(as(Role.HANDLER, "housing"), as(Role.SUPERVISOR, "jiangbei"), as(Role.AGENT, "centre"), as(Role.HEAD, "centre"))) {
            assertThat(who.post("/api/follow-up/samples", Map.of("from", from, "to", to, "share", 0.2)).code()).isEqualTo("sample.not-yours-to-draw");
        }
        int id = fixed(Map.of("share", 0.2)).get("id").asInt();
        over();
        assertThat(as(Role.AGENT, "centre").post("/api/follow-up/samples/" + id + "/draw", Map.of()).code()).isEqualTo("sample.not-yours-to-draw");
        assertThat(as(Role.HANDLER, "housing").get("/api/follow-up/samples").code()).isEqualTo("sample.not-yours-to-see");
        assertThat(as(Role.SUPERVISOR, "jiangbei").get("/api/follow-up/samples").json().get("mayList").asBoolean()).isFalse();
        for (var role : List.of(Role.HANDLER, Role.SUPERVISOR, Role.AUDITOR)) { // numbers tell what matters there are
            assertThat(as(role, "jiangbei").get("/api/follow-up/samples/" + id + "/list").code()).isEqualTo("sample.not-yours-to-see");
        }
        assertThat(visitor().get("/api/follow-up/samples").status()).isEqualTo(401);
    }

    @Test
    void a_rule_that_cannot_be_is_refused() {
        var supervisor = as(Role.SUPERVISOR, "centre");
        for (var rule : List.of(Map.of("from", from, "to", to), Map.of("from", from, "to", to, "share", 0.2, "size", 3),
                Map.of("from", from, "to", to, "share", 1.2), Map.of("from", from, "to", to, "size", 0))) {
            assertThat(supervisor.post("/api/follow-up/samples", rule).code()).as(rule.toString()).isEqualTo("sample.size-or-share");
        }
        assertThat(supervisor.post("/api/follow-up/samples", Map.of("from", to, "to", from, "share", 0.2)).code())
                .isEqualTo("period.ends-before-it-begins");
    }
}
