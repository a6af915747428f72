package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Jobs;
import org.huiyin.matters.store.JobStore;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A step for many is a step for each: every matter answers for itself, and nothing is done twice. */
class BulkHttpTest extends AppealHttp {
    @Autowired private Jobs jobs;
    @Autowired private JobStore store;

    @Test
    void each_matter_answers_for_itself() {
        var fine = dispatched(registered(), "jiangbei");
        var stale = dispatched(registered(), "jiangbei");
        int seen = now(stale.id()).header().revision() - 1;
        var elsewhere = dispatched(registered(), "henan");
        var signed = inHand("jiangbei");
        var begun = begin(UUID.randomUUID(), "sign", List.of(one(fine), Map.of("number", number(stale), "seen", seen), one(elsewhere), one(signed)), Map.of());
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        jobs.run();
        var job = look(begun);
        assertThat(job.get("finished").asBoolean()).isTrue();
        assertThat(job.get("done").asInt()).isEqualTo(4);
        assertThat(job.get("accepted").asInt()).isEqualTo(1);
        assertThat(job.get("failed").valueStream().map(failed -> failed.get("number").asString() + " " + failed.get("code").asString()))
                .containsExactly(number(stale) + " matter.stale", number(elsewhere) + " matter.unknown", number(signed) + " step.not-offered");
        assertThat(now(fine.id()).custody().signed()).isTrue();
        assertThat(now(stale.id()).custody().signed()).isFalse();
        assertThat(now(elsewhere.id()).custody().signed()).isFalse();
    }

    @Test
    void steps_offered_count_how_many_may_and_tell_nothing_of_others() {
        var mine = dispatched(registered(), "jiangbei");
        var others = dispatched(registered(), "henan");
        var nobody = number(mine).substring(0, number(mine).length() - 1) + (number(mine).endsWith("2") ? "3" : "2");
        var offered = keyed().post("/api/bulk/steps", Map.of("numbers", List.of(number(mine), number(others)))).json();
        assertThat(offered.valueStream().filter(one -> one.get("code").asString().equals("sign")).map(one -> one.get("count").asInt())).containsExactly(1);
        for (var hidden : List.of(number(others), nobody)) {
            var answer = keyed().post("/api/bulk/steps", Map.of("numbers", List.of(hidden)));
            assertThat(answer.status() + answer.text()).isEqualTo("200[]");
        }
    }

    @Test
    void sent_to_one_office_together_each_keeps_its_category_type_and_title() {
        var first = registered("housing.repairs");
        var second = registered("housing.repairs");
        var centre = as(Role.DISPATCHER, "centre");
        var offered = centre.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/bulk/steps", Map.of("numbers", List.of(number(first), number(second)))).json();
        var form = offered.valueStream().filter(one -> one.get("code").asString().equals("dispatch")).findFirst().orElseThrow().get("form");
        assertThat(form.valueStream().map(field -> field.get("name").asString())).containsExactly("office", "words");
        centre.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/bulk", Map.of("step", "dispatch",
                "matters", List.of(one(first), one(second)), "fields", Map.of("office", office("jiangbei"), "words", "同一段路")));
        jobs.run();
        for (var sent : List.of(first, second)) {
            var now = now(sent.id());
            assertThat(now.state()).isInstanceOf(AppealState.InHand.class);
            assertThat(now.custody().office()).isEqualTo(office("jiangbei"));
            assertThat(now.header().category()).isEqualTo(sent.header().category());
            assertThat(now.header().type()).isEqualTo(sent.header().type());
            assertThat(now.header().title()).isEqualTo(sent.header().title());
        }
    }

    /** What one of the chosen has must not be given to all by leaving the form as it opens. */
    @Test
    void a_form_for_many_opens_with_nothing_filled_in_from_one_of_them() {
        var mine = inHand("jiangbei");
        var offered = keyed().post("/api/bulk/steps", Map.of("numbers", List.of(number(mine)))).json();
        var form = offered.valueStream().filter(one -> one.get("code").asString().equals("reclassify")).findFirst().orElseThrow().get("form");
        assertThat(form.valueStream().filter(field -> field.has("value"))).isEmpty();
        assertThat(form.size()).isEqualTo(2);
    }

    @Test
    void the_same_command_again_is_the_same_job() {
        var matter = dispatched(registered(), "jiangbei");
        var key = UUID.randomUUID();
        var first = begin(key, "sign", List.of(one(matter)), Map.of());
        jobs.run();
        int revision = now(matter.id()).header().revision();
        var again = begin(key, "sign", List.of(one(matter)), Map.of());
        jobs.run();
        assertThat(again.json().get("id").asString()).isEqualTo(first.json().get("id").asString());
        assertThat(now(matter.id()).header().revision()).isEqualTo(revision);
    }

    @Test
    void a_job_whose_server_died_goes_on_where_it_stood_and_does_nothing_twice() {
        var matters = new ArrayList<Matter<AppealState>>();
        for (int i = 0; i < 3; i++) {
            matters.add(inHand("jiangbei"));
        }
        var begun = begin(UUID.randomUUID(), "note", matters.stream().map(this::one).toList(), Map.of("words", "周五一起去看", "open", false));
        var taken = store.claim(district.id(), clock.instant(), Duration.ofMinutes(1)).orElseThrow();
        store.progress(taken, new JobStore.Count(3, 1, 1, 0, 0), List.of(), clock.instant().plusSeconds(60));
        assertThat(jobs.run()).as("somebody is at it").isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(jobs.run()).isEqualTo(1);
        assertThat(look(begun).get("accepted").asInt()).isEqualTo(3);
        assertThat(notes(matters.get(0))).as("the dead server had counted it").isZero();
        assertThat(notes(matters.get(1))).isEqualTo(1);
        assertThat(notes(matters.get(2))).isEqualTo(1);
    }

    @Test
    void words_that_go_with_a_job_are_sealed_while_it_waits_and_gone_when_it_is_done() {
        var matter = inHand("jiangbei");
        var begun = begin(UUID.randomUUID(), "note", List.of(one(matter)), Map.of("words", "不可外传的一句话", "open", false));
        assertThat(jdbc.queryForList("select 1 from job t where t::text like '%不可外传%'")).isEmpty();
        jobs.run();
        assertThat(jdbc.queryForObject("select sealed is null from job where id = ?", Boolean.class, UUID.fromString(begun.json().get("id").asString()))).isTrue();
        assertThat(notes(matter)).isEqualTo(1);
    }

    @Test
    void only_who_began_a_job_sees_it() {
        var begun = begin(UUID.randomUUID(), "sign", List.of(one(dispatched(registered(), "jiangbei"))), Map.of());
        assertThat(as(Role.HEAD, "jiangbei").get("/api/bulk/" + begun.json().get("id").asString()).status()).isEqualTo(404);
        jobs.run();
    }

    @Test
    void nothing_chosen_too_many_and_steps_for_one_alone_are_refused() {
        var one = one(inHand("jiangbei"));
        assertThat(begin(UUID.randomUUID(), "sign", List.of(), Map.of()).code()).isEqualTo("bulk.nothing-chosen");
        assertThat(begin(UUID.randomUUID(), "reply", List.of(one), Map.of()).code()).isEqualTo("bulk.step-unknown");
        assertThat(begin(UUID.randomUUID(), "sign", java.util.Collections.nCopies(501, one), Map.of()).status()).isEqualTo(400);
    }

    private Map<String, Object> one(Matter<?> matter) {
        return Map.of("number", number(matter), "seen", now(matter.id()).header().revision());
    }

    private long notes(Matter<?> matter) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject("select count(*) from matter_event where matter_id = ? and kind = 'Noted'", Long.class, matter.id().value()));
    }

    private Browser keyed() {
        return as(Role.HANDLER, "jiangbei").with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private Answer begin(UUID key, String step, List<Map<String, Object>> matters, Map<String, Object> fields) {
        return as(Role.HANDLER, "jiangbei").with("Idempotency-Key", key.toString()).post("/api/bulk", Map.of("step", step, "matters", matters, "fields", fields));
    }

    private JsonNode look(Answer begun) {
        return signedIn(account(Role.HANDLER, "jiangbei")).get("/api/bulk/" + begun.json().get("id").asString()).json();
    }
}
