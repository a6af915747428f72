package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huiyin.appeals.command.FollowUpHandler.Call;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.command.ReplyHandler.Reply;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState.Archived;
import org.huiyin.appeals.domain.AppealState.InHand;
import org.huiyin.appeals.domain.AppealState.Replied;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

class AppealJourneyTest extends AppealServer {
    @Test
    void an_appeal_goes_its_whole_way_and_its_promise_is_never_restarted() {
        var matter = registered();
        var promise = Objects.requireNonNull(matter.header().promise());
        dispatched(matter, "jiangbei");
        custody.sign(ask(matter, Role.HANDLER, "jiangbei"));
        custody.handDown(ask(matter, Role.HANDLER, "jiangbei"), office("binhe"), "请先上门看看");
        clock.advance(Duration.ofDays(1));
        custody.sign(ask(matter, Role.HANDLER, "binhe"));
        custody.giveBack(ask(matter, Role.HANDLER, "binhe"), "R01", "社区没有这项权限", office("housing"));
        assertThat(now(matter.id()).custody().office()).isEqualTo(office("jiangbei"));
        assertThat(now(matter.id()).header().promise()).isEqualTo(promise);
        custody.sign(ask(matter, Role.HANDLER, "jiangbei"));
        answered(matter, "jiangbei");

        var said = new Call(true, Verdict.NO, Verdict.NO, "水还在");
        assertThat(followUp.handle(ask(matter, Role.AGENT, "centre"), said).state()).isInstanceOf(InHand.class);
        assertThat(now(matter.id()).custody().clock(AppealLifecycle.AGAIN)).isNotNull();
        custody.sign(ask(matter, Role.HANDLER, "jiangbei"));
        answered(matter, "jiangbei");
        assertThat(residents.reopen(resident(matter), "雨后又积水").state()).isInstanceOf(InHand.class);
        custody.sign(ask(matter, Role.HANDLER, "jiangbei"));
        answered(matter, "jiangbei");
        refused("appeal.reopen", () -> residents.reopen(resident(matter), "再来一次"));

        clock.advance(Duration.ofDays(16));
        agenda.run();
        assertThat(now(matter.id()).state()).isInstanceOf(Archived.class);
        assertThat(now(matter.id()).header().promise()).isEqualTo(promise);
    }

    @Test
    void the_same_command_again_answers_as_the_first_time_and_writes_nothing() {
        var key = UUID.randomUUID();
        var first = register.handle(appeal(key, null, false));
        var again = register.handle(appeal(key, null, false));
        assertThat(again.matter().id()).isEqualTo(first.matter().id());
        assertThat(again.receiptCode()).isEqualTo(first.receiptCode());
        refused("command.key-reused", () -> register.handle(reworded(key)));

        dispatched(first.matter(), "housing");
        var sign = ask(first.matter(), Role.HANDLER, "housing");
        custody.sign(sign);
        custody.sign(sign);
        assertThat(now(first.matter().id()).header().revision()).isEqualTo(3);
    }

    private org.huiyin.appeals.command.RegisterAppeal reworded(UUID key) {
        var a = appeal(key, null, false);
        return new org.huiyin.appeals.command.RegisterAppeal(key, a.text() + "还有别的事。", a.type(), a.category(), false, null, a.place(), a.contact(),
                false, List.of(), "web", null, false, null);
    }

    @Test
    void a_stale_answer_is_refused_but_a_message_in_between_spoils_nothing() {
        var matter = inHand("housing");
        int seen = matter.header().revision();
        residents.message(resident(matter), "今天又进水了");
        var handler = member(Role.HANDLER, "housing");
        custody.transfer(new Ask(matter.id(), handler, UUID.randomUUID(), seen), office("water"), "T01", "属于供水管道");
        refused("matter.stale", () -> custody.transfer(new Ask(matter.id(), handler, UUID.randomUUID(), seen), office("water"), "T01", "x"));
    }

    @Test
    void after_the_second_return_the_centre_fixes_the_lead_which_cannot_return_it() {
        var matter = inHand("housing");
        custody.giveBack(ask(matter, Role.HANDLER, "housing"), "R01", "不是本单位的事", office("water"));
        custody.handDown(ask(matter, Role.DISPATCHER, "centre"), office("water"), null);
        custody.giveBack(ask(matter, Role.HANDLER, "water"), "R01", "也不是本单位的事", office("housing"));
        assertThat(now(matter.id()).custody().office()).isEqualTo(office("centre"));
        custody.fixLead(ask(matter, Role.DISPATCHER, "centre"), office("housing"), "由住建局主办");
        refused("step.not-offered", () -> custody.giveBack(ask(matter, Role.HANDLER, "housing"), "R01", "x", office("water")));
    }

    @Test
    void a_report_never_reaches_the_office_it_is_about_nor_one_below_it() {
        var matter = register.handle(appeal(UUID.randomUUID(), new About(office("jiangbei"), null), true)).matter();
        refused("custody.report-about-office", () -> dispatched(matter, "jiangbei"));
        refused("custody.report-about-office", () -> dispatched(matter, "binhe"));
        dispatched(matter, "housing");
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        refused("custody.report-about-office",
                () -> custody.transfer(ask(matter, Role.HANDLER, "housing"), office("binhe"), "T01", "x"));
        refused("matter.unknown", () -> oversight.supervise(ask(matter, Role.HEAD, "jiangbei"), "x"));
    }

    @Test
    void only_the_holder_takes_the_steps_of_the_holder() {
        var matter = dispatched(registered(), "housing");
        refused("matter.unknown", () -> custody.sign(ask(matter, Role.HANDLER, "water")));
        refused("step.not-offered", () -> custody.sign(ask(matter, Role.DISPATCHER, "centre")));
    }

    @Test
    void reminders_and_escalation_come_exactly_once_however_often_the_agenda_runs() {
        var matter = inHand("jiangbei");
        clock.advance(Duration.ofDays(60));
        agenda.run();
        agenda.run();
        assertThat(jdbc.queryForList("select kind from matter_event where matter_id = ? order by revision", String.class, matter.id().value()))
                .containsExactly("AppealRegistered", "AppealDispatched", "SignedFor", "ClockEscalated");
        assertThat(now(matter.id()).custody().office()).isEqualTo(office("jiangbei"));
        assertThat(now(matter.id()).custody().supervisors()).containsExactly(office("centre"));
    }

    @Test
    void a_reminder_comes_at_four_fifths_of_the_promise() {
        var matter = inHand("jiangbei");
        var running = Objects.requireNonNull(now(matter.id()).custody().clock(ClockChange.PROMISE));
        clock.advance(Duration.between(clock.instant(), running.remindAt()));
        agenda.run();
        agenda.run();
        assertThat(jdbc.queryForObject("select count(*) from matter_event where matter_id = ? and kind = 'ClockReminded'", Integer.class,
                matter.id().value())).isEqualTo(1);
    }

    @Test
    void two_clocks_cut_short_by_the_same_promise_each_speak_and_the_agenda_comes_to_an_end() {
        var matter = inHand("housing");
        var promise = Objects.requireNonNull(matter.header().promise());
        clock.advance(Duration.between(clock.instant(), promise.minus(Duration.ofHours(3))));
        agenda.run();
        custody.transfer(ask(matter, Role.HANDLER, "housing"), office("water"), "T01", "供水管道");
        clock.advance(Duration.ofMinutes(150));
        agenda.run();
        custody.sign(ask(matter, Role.HANDLER, "water"));
        custody.transfer(ask(matter, Role.HANDLER, "water"), office("housing"), "T01", "物业设施");
        clock.advance(Duration.ofMinutes(28));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> agenda.run());
        assertThat(jdbc.queryForObject("""
                select count(*) from matter_event where matter_id = ? and kind = 'ClockReminded' and spine ->> 'slot' = 'signfor'""",
                Integer.class, matter.id().value())).isEqualTo(2);
    }

    @Test
    void the_archive_closes_on_the_fifteenth_day_and_not_before() {
        var matter = answered(inHand("housing"), "housing");
        clock.set("2026-10-01T23:59");
        agenda.run();
        assertThat(now(matter.id()).state()).isInstanceOf(Replied.class);
        clock.set("2026-10-02T00:00");
        agenda.run();
        assertThat(now(matter.id()).state()).isInstanceOf(Archived.class);
    }

    @Test
    void a_reply_to_the_lead_answers_every_member_under_its_own_key() {
        var lead = inHand("housing");
        var member = registered();
        groups.merge(ask(member, Role.DISPATCHER, "centre"), lead.id());
        assertThat(now(member.id()).custody().lead()).isEqualTo(lead.id().value());
        assertThat(now(lead.id()).header().groupSize()).isEqualTo(2);
        answered(lead, "housing");
        assertThat(now(member.id()).state()).isInstanceOf(Replied.class);
        assertThat(jdbc.queryForObject("select count(*) from matter_words where matter_id = ? and use = 'reply'", Integer.class,
                member.id().value())).isEqualTo(1);
    }

    @Test
    void a_member_goes_its_own_way_until_the_reply() {
        var lead = inHand("housing");
        var member = registered();
        groups.merge(ask(member, Role.DISPATCHER, "centre"), lead.id());
        groups.unmerge(ask(member, Role.DISPATCHER, "centre"));
        answered(lead, "housing");
        assertThat(now(member.id()).state()).isInstanceOf(InHand.class);
        assertThat(now(lead.id()).header().groupSize()).isEqualTo(1);
    }

    @Test
    void the_one_extension_is_decided_above_and_moves_the_promise_later_once() {
        var matter = inHand("jiangbei");
        var before = Objects.requireNonNull(matter.header().promise());
        oversight.askExtension(ask(matter, Role.HANDLER, "jiangbei"), "E01", "等检测结果");
        refused("step.not-offered", () -> oversight.decideExtension(ask(matter, Role.HEAD, "jiangbei"), true, "x"));
        oversight.decideExtension(ask(matter, Role.SUPERVISOR, "centre"), true, "检测要十天");
        assertThat(now(matter.id()).header().promise()).isAfter(before);
        refused("step.not-offered", () -> oversight.askExtension(ask(matter, Role.HANDLER, "jiangbei"), "E01", "再延"));
    }

    @Test
    void solved_asks_for_proof_and_unable_for_a_reason() {
        var matter = inHand("housing");
        refused("reply.solved-needs-proof", () -> replying.handle(ask(matter, Role.HANDLER, "housing"),
                new Reply(Outcome.SOLVED, "好了", null, " ", List.of(), Map.of(), null)));
        refused("reason.unknown", () -> replying.handle(ask(matter, Role.HANDLER, "housing"),
                new Reply(Outcome.UNABLE, "办不了", null, null, List.of(), Map.of(), null)));
    }

    private static void refused(String code, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
