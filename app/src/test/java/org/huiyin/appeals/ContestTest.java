package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Header.Flag;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** A resident sees why it went where it went and may say that it belongs elsewhere; the centre decides. */
class ContestTest extends AppealHttp {
    @Test
    void the_centre_sends_a_contested_appeal_elsewhere_and_the_promise_stays() {
        var matter = inHand("housing");
        var promise = now(matter.id()).header().promise();
        residents.contest(resident(matter), "这是水务局的管道，住建局说过不管。");
        assertThat(now(matter.id()).header().is(Flag.CONTESTED)).isTrue();
        refused("appeal.contest", () -> residents.contest(resident(matter), "再说一遍"));
        var dispatcher = as(Role.DISPATCHER, "centre");
        assertThat(dispatcher.get("/api/matters?view=contested").json().toString()).contains(number(matter));
        assertThat(as(Role.HANDLER, "housing").get("/api/matters/" + number(matter)).json().get("steps").toString()).doesNotContain("decide-contest");
        custody.decideContest(ask(matter, Role.DISPATCHER, "centre"), office("water"), "管道归水务局。");
        var after = now(matter.id());
        assertThat(after.header().office()).isEqualTo(office("water"));
        assertThat(after.header().promise()).isEqualTo(promise);
        assertThat(after.header().is(Flag.CONTESTED)).isFalse();
    }

    @Test
    void what_stays_says_why() {
        var matter = inHand("housing");
        residents.contest(resident(matter), "不该由它办。");
        custody.decideContest(ask(matter, Role.DISPATCHER, "centre"), null, "三号楼是公房，归住建局。");
        assertThat(now(matter.id()).header().office()).isEqualTo(office("housing"));
        assertThat(now(matter.id()).custody().contested()).isFalse();
        residents.contest(resident(matter), "还是不对。");
        refused("step.not-offered", () -> custody.decideContest(ask(matter, Role.HANDLER, "housing"), office("water"), "给水务局"));
    }

    @Test
    void nothing_that_waits_or_is_answered_is_contested() {
        var waits = registered();
        refused("appeal.contest", () -> residents.contest(resident(waits), "不对"));
        var answered = answered(inHand("housing"), "housing");
        refused("appeal.contest", () -> residents.contest(resident(answered), "不对"));
    }

    @Test
    void the_holder_cannot_settle_it_by_handing_the_appeal_on() {
        var matter = inHand("housing");
        residents.contest(resident(matter), "不该由它办。");
        custody.transfer(ask(matter, Role.HANDLER, "housing"), office("henan"), "T01", "属于他们");
        assertThat(now(matter.id()).custody().contested()).isTrue();
        custody.decideContest(ask(matter, Role.DISPATCHER, "centre"), office("water"), "管道归水务局。");
        assertThat(now(matter.id()).custody().contested()).isFalse();
    }

    @Test
    void an_answer_leaves_it_to_the_centre_to_say_why_and_nothing_is_moved_any_more() {
        var matter = inHand("housing");
        residents.contest(resident(matter), "不该由它办。");
        answered(now(matter.id()), "housing");
        assertThat(as(Role.DISPATCHER, "centre").get("/api/matters?view=contested").json().toString()).contains(number(matter));
        refused("custody.already-answered", () -> custody.decideContest(ask(matter, Role.DISPATCHER, "centre"), office("water"), "给水务局"));
        custody.decideContest(ask(matter, Role.DISPATCHER, "centre"), null, "已经修好。");
        assertThat(as(Role.DISPATCHER, "centre").get("/api/matters?view=contested").json().toString()).doesNotContain(number(matter));
    }

    private static void refused(String code, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
