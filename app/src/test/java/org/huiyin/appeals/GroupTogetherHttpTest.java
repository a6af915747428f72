package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.huiyin.appeals.command.PromiseHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.people.OpenCustody;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a group does together and what each resident of it reads, also when two people act at once. */
class GroupTogetherHttpTest extends StagedAppeals {
    @Autowired private Desk desk;
    @Autowired private PromiseHandler promising;
    @Autowired private OpenCustody burden;
    @Autowired private TransactionTemplate together;

    private Matter<AppealState> joined(Matter<AppealState> member, Matter<AppealState> lead) {
        groups.merge(ask(member, Role.DISPATCHER, "centre"), lead.id());
        return now(member.id());
    }

    private String page(Matter<AppealState> matter) {
        return as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter)).text();
    }

    private List<String> offered(Matter<AppealState> matter) {
        return desk.steps(member(Role.DISPATCHER, "centre"), now(matter.id())).stream().map(StepForm::code).toList();
    }

    @Test
    void the_centre_fixes_the_lead_for_the_whole_group_and_for_no_member_alone() {
        var lead = inHand("housing");
        var member = joined(registered(), lead);
        custody.giveBack(ask(lead, Role.HANDLER, "housing"), "R01", "不是本单位的事", office("water"));
        custody.handDown(ask(lead, Role.DISPATCHER, "centre"), office("water"), null);
        custody.giveBack(ask(lead, Role.HANDLER, "water"), "R01", "也不是本单位的事", office("housing"));
        assertThat(offered(lead)).contains("fix-lead");
        assertThat(offered(member)).doesNotContain("fix-lead");
        custody.fixLead(ask(lead, Role.DISPATCHER, "centre"), office("housing"), "由你们主办");
        assertThat(now(member.id()).custody()).matches(now -> now.fixed() && now.office() == office("housing"));
    }

    @Test
    void a_fixed_lead_hands_it_to_nobody() {
        var matter = at(Stage.SENT_BACK_TWICE);
        custody.fixLead(ask(matter, Role.DISPATCHER, "centre"), office("henan"), "由你们主办");
        custody.sign(ask(matter, Role.HANDLER, "henan"));
        var codes = desk.steps(member(Role.HANDLER, "henan"), now(matter.id())).stream().map(StepForm::code).toList();
        assertThat(codes).contains("reply", "ask-support").doesNotContain("transfer", "refer-up", "return", "hand-down");
    }

    @Test
    void the_resident_of_a_member_reads_why_it_was_handed_on_and_who_signed() {
        var lead = inHand("housing");
        var member = joined(registered(), lead);
        assertThat(page(member)).contains("区住建局已签收").doesNotContain("快处中心已签收");
        custody.transfer(ask(lead, Role.HANDLER, "housing"), office("water"), "T01", "水从市政管道来");
        assertThat(page(member)).contains("水从市政管道来");
    }

    @Test
    void from_one_office_to_another_only_the_centre_merges() {
        var lead = inHand("binhe");
        var own = inHand("jiangbei");
        assertThatThrownBy(() -> groups.merge(ask(own, Role.HEAD, "jiangbei"), lead.id()))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.code()).isEqualTo("group.lead-elsewhere"));
        var beside = inHand("jiangbei");
        groups.merge(ask(own, Role.HANDLER, "jiangbei"), beside.id());
        assertThat(now(own.id()).custody().lead()).isEqualTo(beside.id().value());
    }

    @Test
    void whoever_may_not_return_a_matter_may_again_once_it_was_merged_elsewhere() {
        var matter = at(Stage.SENT_BACK_TWICE);
        custody.fixLead(ask(matter, Role.DISPATCHER, "centre"), office("henan"), "由你们主办");
        custody.sign(ask(matter, Role.HANDLER, "henan"));
        joined(now(matter.id()), at(Stage.IN_HAND));
        assertThat(now(matter.id()).custody().fixed()).isFalse();
    }

    @Test
    void more_time_refused_to_a_member_is_no_news_for_its_lead() {
        var lead = inHand("jiangbei");
        var member = joined(registered(), lead);
        var before = now(lead.id()).header().revision();
        oversight.askExtension(ask(member, Role.HANDLER, "jiangbei"), "E01", "等检测结果");
        oversight.decideExtension(ask(member, Role.SUPERVISOR, "centre"), false, "不用等");
        assertThat(now(lead.id()).header().revision()).isEqualTo(before);
    }

    @Test
    void a_promise_given_to_a_member_is_a_date_of_its_lead_and_nobody_has_to_sign_for_it_alone() {
        var member = at(Stage.IMPORTED);
        var lead = now(dispatched(registered(), "jiangbei").id());
        int alone = (int) burden.heldByOffice(office("jiangbei"));
        member = joined(member, lead);
        assertThat(burden.heldByOffice(office("jiangbei"))).as("a member without a clock is held all the same").isEqualTo(alone);
        promising.promise(ask(member, Role.DISPATCHER, "centre"), AppealType.INQUIRY);
        member = now(member.id());
        assertThat(due(lead)).isEqualTo(due(member));
        assertThat(member.custody().clocks()).extracting(running -> running.slot()).containsExactly(ClockChange.PROMISE);
    }

    private Instant due(Matter<AppealState> matter) {
        return Objects.requireNonNull(now(matter.id()).header().due());
    }

    @Test
    void a_member_comes_to_where_its_lead_goes_in_the_same_moment() throws Exception {
        var lead = inHand("housing");
        var member = registered();
        var merging = new FutureTask<>(() -> groups.merge(ask(member, Role.DISPATCHER, "centre"), lead.id()));
        together.executeWithoutResult(_ -> {
            custody.transfer(ask(lead, Role.HANDLER, "housing"), office("water"), "T01", "属于供水管道");
            Thread.ofPlatform().start(merging);
            awaitWaiting();
        });
        merging.get(30, TimeUnit.SECONDS);
        assertThat(now(member.id()).custody().office()).isEqualTo(office("water"));
        assertThat(now(member.id()).custody().signed()).isFalse();
    }

    @Test
    void whoever_writes_to_a_member_and_its_lead_takes_the_lead_first() throws Exception {
        var lead = inHand("housing");
        var member = joined(registered(), lead);
        var withdrawing = new FutureTask<>(() -> residents.withdraw(resident(member), null));
        together.executeWithoutResult(_ -> {
            lock(lead);
            Thread.ofPlatform().start(withdrawing);
            awaitWaiting();
            lock(member);
        });
        withdrawing.get(30, TimeUnit.SECONDS);
        assertThat(now(lead.id()).custody().members()).isEmpty();
    }

    private void lock(Matter<AppealState> matter) {
        jdbc.queryForList("select 1 from matter where matter_id = ? for update", matter.id().value());
    }

    /** Until somebody waits for a row this transaction has. */
    private void awaitWaiting() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (jdbc.queryForList("select 1 from pg_locks where not granted").isEmpty()) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(until);
        }
    }
}
