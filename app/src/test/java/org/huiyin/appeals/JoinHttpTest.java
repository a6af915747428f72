package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** Saying at once that somebody has reported it already. */
class JoinHttpTest extends AppealHttp {
    private Matter<AppealState> reported(boolean everyone) {
        var matter = register.handle(new RegisterAppeal(UUID.randomUUID(), "滨河路三盏路灯都不亮", AppealType.HELP, "municipal.lamps", false, null,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), null, null), new RegisterAppeal.Contact(true, null, null, null, false, null), everyone,
                List.of(), "web", null, false, null)).matter();
        hear();
        return matter;
    }

    private Matter<AppealState> taken(Matter<AppealState> matter) {
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), null, null, "滨河路路灯不亮", null));
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        hear();
        return now(matter.id());
    }

    private void hear() {
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'");
        outbox.read();
    }

    private static Map<String, Object> body(String join) {
        var body = new HashMap<String, Object>(Map.of("text", "门口的路灯也黑了好几天", "report", false, "contact", Map.of("anonymous", true, "mayBeNamed", false),
                "urgent", false));
        body.put("join", join);
        return body;
    }

    private Answer send(Browser browser, String path, Map<String, Object> body) {
        return browser.with("Idempotency-Key", UUID.randomUUID().toString()).post(path, body);
    }

    private Matter<AppealState> of(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return now(MatterId.parse(district.id(), district.prefix(), answer.json().get("number").asString()));
    }

    @Test
    void a_resident_joins_what_everybody_can_see_and_is_answered_with_it() {
        var lead = taken(reported(true));
        var answer = send(visitor(), "/api/appeals", body(number(lead)));
        var member = of(answer);
        assertThat(answer.json().get("joined").asInt()).isEqualTo(2);
        assertThat(member.custody().lead()).isEqualTo(lead.id().value());
        assertThat(member.header().office()).isEqualTo(office("housing"));
        assertThat(member.header().category()).isEqualTo("municipal.lamps");
        answered(lead, "housing");
        assertThat(now(member.id()).state()).isInstanceOf(AppealState.Replied.class);
    }

    @Test
    void what_is_not_public_cannot_be_named_by_a_resident_nor_told_from_what_does_not_exist() {
        var closed = taken(reported(false));
        var one = send(visitor(), "/api/appeals", body(number(closed)));
        var none = send(visitor(), "/api/appeals", body("WC260916-222222"));
        assertThat(one.status()).isEqualTo(400);
        assertThat(one.code()).isEqualTo("appeal.join-unknown");
        assertThat(one.text()).isEqualTo(none.text());
        assertThat(send(visitor(), "/api/appeals", body("nonsense")).text()).isEqualTo(none.text());
    }

    @Test
    void an_agent_joins_what_the_centre_knows() {
        var lead = taken(reported(false));
        var answer = send(as(Role.AGENT, "centre"), "/api/appeals/counter", body(number(lead)));
        assertThat(of(answer).custody().lead()).isEqualTo(lead.id().value());
        assertThat(send(as(Role.AGENT, "centre"), "/api/appeals/counter", body(number(of(answer)))).json().get("joined").asInt()).isEqualTo(3);
    }

    @Test
    void what_still_waits_is_not_joined_but_whoever_dispatches_reads_of_it() {
        var waiting = reported(true);
        var answer = send(visitor(), "/api/appeals", body(number(waiting)));
        assertThat(answer.json().path("joined").isNull() || answer.json().path("joined").isMissingNode()).isTrue();
        assertThat(of(answer).state()).isInstanceOf(AppealState.Registered.class);
        assertThat(as(Role.DISPATCHER, "centre").get("/api/matters/" + number(of(answer))).json().get("timeline").valueStream()
                .filter(item -> item.toString().contains(number(waiting))).count()).isEqualTo(1);
    }

    @Test
    void what_is_urgent_goes_its_own_way() {
        var lead = taken(reported(false));
        var body = body(number(lead));
        body.put("urgent", true);
        assertThat(of(send(as(Role.AGENT, "centre"), "/api/appeals/counter", body)).custody().lead()).isNull();
    }

    @Test
    void sent_again_it_is_one_voice() {
        var lead = taken(reported(true));
        var browser = visitor().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = browser.post("/api/appeals", body(number(lead)));
        var again = browser.post("/api/appeals", body(number(lead)));
        assertThat(again.json().get("number")).isEqualTo(first.json().get("number"));
        assertThat(now(lead.id()).header().groupSize()).isEqualTo(2);
        assertThat(browser.post("/api/appeals", body(number(taken(reported(true))))).code()).isEqualTo("command.key-reused");
    }

    @Test
    void sent_again_after_what_it_joined_is_no_longer_public_it_is_answered_as_the_first_time() {
        var lead = taken(reported(true));
        var browser = visitor().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = browser.post("/api/appeals", body(number(lead)));
        jdbc.update("delete from public_matter where matter_id = ?", lead.id().value());
        var again = browser.post("/api/appeals", body(number(lead)));
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(List.of(again.json().get("number"), again.json().get("code"))).isEqualTo(List.of(first.json().get("number"), first.json().get("code")));
    }
}
