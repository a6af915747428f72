package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser.Answer;
import org.huiyin.answers.store.KnownAnswers;
import org.huiyin.answers.store.KnownAnswers.Said;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers to frequent questions, and inquiries answered while the resident is still there. */
class AnswersHttpTest extends AppealHttp {
    private static final String SEARCH = "/api/answers/search";
    @Autowired private KnownAnswers known;

    @BeforeEach
    void someAnswers() {
        if (known.all(district.id(), true, 500).stream().anyMatch(one -> one.said().question().zh().contains("人民调解"))) {
            return; // each once: what many answers have tells nothing
        }
        for (var said : List.of(new Said(null, new Wording("人民调解收费吗？", "Does mediation cost anything?"), new Wording("不收费。", "No."), "人民调解法第四条", true),
                new Said(null, new Wording("调解协议怎样申请司法确认？", "How is an agreement confirmed?"), new Wording("向人民法院申请。", "Ask the court."), "人民调解法第三十三条", true),
                new Said("housing.lifts", new Wording("电梯里被困了怎么办？", "What if I am trapped in a lift?"), new Wording("打 96333。", "Call 96333."), "96333", true),
                new Said("municipal.lamps", new Wording("路灯不亮，要说清楚什么？", "A lamp is out"), new Wording("报灯杆编号。", "The number."), "住建局", true))) {
            known.insert(district.id(), said, null, clock.instant());
        }
    }

    private static Map<String, Object> said(String question, boolean open) {
        return Map.of("question", Map.of("zh", question, "en", "Where is the swimming pool?"), "answer", Map.of("zh", "在滨河路 5 号。", "en", "Riverside Road 5."),
                "basis", "区文体中心", "open", open);
    }

    @Test
    void everybody_finds_the_answer_by_words_of_the_question_in_either_language() {
        assertThat(visitor().post(SEARCH, Map.of("text", "请问调解要不要钱，收费吗")).json().get(0).get("question").get("zh").asString()).contains("调解收费");
        assertThat(visitor().post(SEARCH, Map.of("text", "trapped in a lift")).json().get(0).get("question").get("en").asString()).contains("lift");
        assertThat(visitor().post(SEARCH, Map.of("category", "municipal.lamps")).json().get(0).get("category").asString()).isEqualTo("municipal.lamps");
        assertThat(visitor().get("/api/answers").json().size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void what_only_shares_a_common_pair_is_not_offered() {
        for (var text : List.of("人民路中段井盖响", "鼓楼社区人民路中段井盖响得睡不着", "完全没有的东西zzzz", "怎么办")) {
            assertThat(visitor().post(SEARCH, Map.of("text", text)).json().size()).as(text).isZero();
        }
    }

    @Test
    void the_centre_adds_changes_and_withdraws_an_answer() {
        var dispatcher = as(Role.DISPATCHER, "centre");
        var id = dispatcher.post("/api/admin/answers", said("游泳馆在哪里？", true)).json().get("id").asInt();
        assertThat(visitor().post(SEARCH, Map.of("text", "游泳馆")).text()).contains("滨河路 5 号");
        assertThat(dispatcher.put("/api/admin/answers/" + id, said("游泳馆在哪里？", false)).status()).isEqualTo(204);
        assertThat(visitor().post(SEARCH, Map.of("text", "游泳馆")).text()).doesNotContain("滨河路 5 号");
        assertThat(dispatcher.get("/api/admin/answers").text()).contains("游泳馆");
        assertThat(as(Role.AGENT, "centre").put("/api/admin/answers/" + id, said("x", true)).status()).isEqualTo(403);
        assertThat(dispatcher.put("/api/admin/answers/999999", said("x", true)).status()).isEqualTo(404);
    }

    private Answer atOnce(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("text", "请问人民调解收费吗", "report", false, "type", "inquiry", "category", "service.policy",
                "contact", Map.of("anonymous", true, "mayBeNamed", false), "urgent", false, "answer", "不收费，人民调解法第四条。"));
        body.putAll(more);
        return as(Role.AGENT, "centre").with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals/counter", body);
    }

    @Test
    void an_inquiry_is_registered_and_answered_in_one_and_the_resident_may_come_back() {
        var answer = atOnce(Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var appeal = now(MatterId.parse(district.id(), district.prefix(), answer.json().get("number").asString()));
        assertThat(appeal.state()).isInstanceOf(AppealState.Replied.class);
        assertThat(appeal.custody().clock("dispatch")).isNull();
        assertThat(appeal.custody().clock("promise")).isNull();
        assertThat(appeal.custody().clock("reopen")).isNotNull();
        residents.reopen(resident(appeal), "还有一个问题");
        assertThat(now(appeal.id()).state()).isInstanceOf(AppealState.InHand.class);
        assertThat(now(appeal.id()).custody().office()).isEqualTo(office("centre"));
    }

    @Test
    void complaints_what_is_urgent_and_reports_are_dispatched_as_ever() {
        assertThat(atOnce(Map.of("type", "complaint")).code()).isEqualTo("appeal.at-once-inquiries-only");
        assertThat(atOnce(Map.of("urgent", true)).code()).isEqualTo("appeal.at-once-inquiries-only");
        assertThat(atOnce(Map.of("category", "")).status()).isEqualTo(400);
        assertThat(atOnce(Map.of("join", number(registered()))).code()).as("not answered and joined").isEqualTo("appeal.joined-or-answered");
    }
}
