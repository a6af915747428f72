package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.command.ReplyHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.command.OversightHandler;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ways round a rule, each closed. */
class AppealGuardsTest extends AppealServer {
    @Autowired private OversightHandler oversight;
    @Autowired private Desk desk;

    private Matter<AppealState> about(String office, boolean report) {
        return register.handle(appeal(UUID.randomUUID(), new About(office(office), null), report)).matter();
    }

    @Test
    void a_report_does_not_reach_the_office_it_is_about_by_being_merged() {
        var lead = inHand("housing");
        for (var secret : List.of(about("housing", true), about("housing", false))) {
            refused("group.about-others", () -> groups.merge(ask(secret, Role.DISPATCHER, "centre"), lead.id()));
            assertThat(now(secret.id()).custody().office()).isEqualTo(office("centre"));
        }
        assertThat(now(lead.id()).custody().members()).isEmpty();
    }

    @Test
    void a_handler_merges_into_nothing_it_may_not_know_and_learns_not_whether_it_exists() {
        var own = inHand("henan");
        var foreign = inHand("housing");
        refused("matter.unknown", () -> groups.merge(ask(own, Role.HANDLER, "henan"), foreign.id()));
        refused("matter.unknown", () -> groups.merge(ask(own, Role.HANDLER, "henan"), new MatterId(own.id().district(), 1)));
        assertThat(now(foreign.id()).custody().members()).isEmpty();
    }

    @Test
    void a_title_somebody_wrote_stands_in_no_history_and_shows_no_number() {
        var matter = inHand("housing");
        oversight.retitle(ask(matter, Role.HANDLER, "housing"), "欧阳家漏水 13877712345");
        assertThat(now(matter.id()).header().title()).isEqualTo("欧阳家漏水 ＊＊＊＊＊＊");
        assertThat(jdbc.queryForList("select 1 from matter_event e where e::text like '%欧阳%'")).isEmpty();
    }

    @Test
    void an_appeal_set_aside_by_mistake_is_escalated_though_it_was_reminded_before() {
        var matter = registered();
        clock.advance(Duration.ofDays(25));
        agenda.run();
        assertThat(stage(matter)).as("reminded, not yet late").isEqualTo(1);
        dispatching.setAside(ask(matter, Role.DISPATCHER, "centre"), "A01");
        dispatching.reviewSetAside(ask(matter, Role.SUPERVISOR, "centre"), false);
        clock.advance(Duration.ofDays(20));
        agenda.run();
        assertThat(stage(matter)).as("escalated").isEqualTo(2);
        assertThat(jdbc.queryForList("select 1 from matter_agenda where matter_id = ? and wake_at <= ?", matter.id().value(),
                clock.instant().atOffset(java.time.ZoneOffset.UTC))).as("nothing is looked at for ever").isEmpty();
    }

    private int stage(Matter<AppealState> matter) {
        return Objects.requireNonNull(now(matter.id()).custody().clock(ClockChange.PROMISE)).stage();
    }

    @Test
    void an_urgent_appeal_taken_back_is_to_be_dispatched_within_the_hour() {
        var form = appeal(UUID.randomUUID(), null, false);
        var urgent = register.handle(new RegisterAppeal(form.key(), form.text(), form.type(), null, false, null, form.place(), form.contact(), false,
                List.of(), "hotline", null, true, null)).matter();
        dispatching.setAside(ask(urgent, Role.DISPATCHER, "centre"), "A01");
        clock.set("2026-09-18T22:00");
        dispatching.reviewSetAside(ask(urgent, Role.SUPERVISOR, "centre"), false);
        var dispatch = now(urgent.id()).custody().clock("dispatch");
        assertThat(dispatch).isNotNull();
        assertThat(dispatch.due().at()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void the_same_key_with_another_body_is_refused_whatever_differs() {
        var key = UUID.randomUUID();
        register.handle(appeal(key, null, false));
        refused("command.key-reused", () -> register.handle(appeal(key, new About(office("housing"), null), true)));
    }

    @Test
    void a_photo_that_is_gone_registers_nothing() {
        var form = appeal(UUID.randomUUID(), null, false);
        var before = jdbc.queryForObject("select count(*) from matter", Long.class);
        refused("attachment.gone", () -> register.handle(new RegisterAppeal(form.key(), form.text(), form.type(), null, false, null, form.place(),
                form.contact(), false, List.of(UUID.randomUUID()), "web", null, false, null)));
        assertThat(jdbc.queryForObject("select count(*) from matter", Long.class)).isEqualTo(before);
    }

    @Test
    void a_report_about_the_centre_is_told_where_to_go() {
        for (var office : List.of("centre", "wangchuan")) {
            refused("appeal.report-about-centre", () -> about(office, true));
        }
    }

    @Test
    void after_the_second_return_the_centre_can_only_fix_the_lead() {
        var matter = registered();
        for (var to : List.of("jiangbei", "henan")) {
            dispatchedOrHanded(matter, to);
            custody.sign(ask(matter, Role.HANDLER, to));
            custody.giveBack(ask(matter, Role.HANDLER, to), "R01", "不归我们管", office("housing"));
        }
        assertThat(now(matter.id()).custody().office()).isEqualTo(office("centre"));
        assertThat(steps(matter, Role.DISPATCHER, "centre")).contains("fix-lead").doesNotContain("hand-down", "return");
    }

    private void dispatchedOrHanded(Matter<AppealState> matter, String to) {
        if (now(matter.id()).state() instanceof AppealState.InHand) {
            custody.handDown(ask(matter, Role.DISPATCHER, "centre"), office(to), null);
        } else {
            dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new DispatchHandler.Dispatch(office(to), "housing.repairs", null, "积水", null));
        }
    }

    @Test
    void nobody_is_the_second_pair_of_eyes_for_what_they_did_themselves_whatever_roles_they_hold() {
        var both = new Member(member(Role.DISPATCHER, "centre").id(), "一人", new Wording("岗", "post"), office("centre"),
                Set.of(Role.DISPATCHER, Role.SUPERVISOR));
        var matter = registered();
        dispatching.setAside(by(both, matter), "A01");
        assertThat(offered(matter, both)).doesNotContain("review-not-an-appeal");
        refused("set-aside.second-person", () -> dispatching.reviewSetAside(by(both, matter), true));
        dispatching.reviewSetAside(ask(matter, Role.SUPERVISOR, "centre"), true);

        var held = inHand("housing");
        oversight.askExtension(ask(held, Role.HANDLER, "housing"), "E01", "等检测");
        var elsewhere = new Member(member(Role.HANDLER, "housing").id(), "一人", new Wording("岗", "post"), office("centre"), Set.of(Role.SUPERVISOR));
        assertThat(offered(held, elsewhere)).contains("supervise").doesNotContain("decide-extension");
        refused("extension.second-person", () -> oversight.decideExtension(by(elsewhere, held), true, "同意"));
        oversight.decideExtension(ask(held, Role.SUPERVISOR, "centre"), true, "同意");

        replying.handle(ask(held, Role.HANDLER, "housing"), new ReplyHandler.Reply(Outcome.UNABLE, "不归我们管。", "C01", null, List.of(), Map.of(), null));
        assertThat(offered(held, elsewhere)).doesNotContain("review-unable");
        refused("reply.second-person", () -> groups.reviewUnable(by(elsewhere, held), true));
        groups.reviewUnable(ask(held, Role.SUPERVISOR, "centre"), true);
    }

    private Ask by(Member member, Matter<AppealState> matter) {
        return new Ask(matter.id(), member, UUID.randomUUID(), now(matter.id()).header().revision());
    }

    private List<String> offered(Matter<AppealState> matter, Member member) {
        return desk.steps(member, now(matter.id())).stream().map(StepForm::code).toList();
    }

    private List<String> steps(Matter<AppealState> matter, Role role, String office) {
        return offered(matter, member(role, office));
    }

    private static void refused(String code, ThrowingCallable doing) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
