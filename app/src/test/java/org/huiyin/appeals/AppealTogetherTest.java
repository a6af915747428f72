package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huiyin.appeals.command.FollowUpHandler.Call;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.command.ReplyHandler.Reply;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealState.InHand;
import org.huiyin.appeals.domain.AppealState.Replied;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.command.HelpHandler;
import org.huiyin.matters.command.MessageHandler;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.web.MatterPages;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several appeals about one thing, and several offices on one appeal. */
class AppealTogetherTest extends AppealServer {
    @Autowired private HelpHandler help;
    @Autowired private MessageHandler messages;
    @Autowired private Attachments attachments;
    @Autowired private MatterPages pages;
    @Autowired private Desk desk;

    private Matter<AppealState> joined(Matter<AppealState> lead) {
        var member = registered();
        groups.merge(ask(member, Role.DISPATCHER, "centre"), lead.id());
        return now(member.id());
    }

    @Test
    void withdrawing_a_member_leaves_the_lead_and_the_other_members_as_they_were() {
        var lead = inHand("housing");
        var going = joined(lead);
        var staying = joined(lead);
        residents.withdraw(resident(going), null);
        assertThat(now(lead.id()).custody().members()).extracting(Custody.Member::id).containsExactly(staying.id().value());
        assertThat(now(lead.id()).header().groupSize()).isEqualTo(2);
        assertThat(now(staying.id()).custody().lead()).isEqualTo(lead.id().value());
        answered(lead, "housing");
        assertThat(now(staying.id()).state()).isInstanceOf(Replied.class);
    }

    @Test
    void when_the_lead_is_withdrawn_the_oldest_member_takes_over_where_the_work_is() {
        var lead = inHand("housing");
        var heir = joined(lead);
        clock.advance(Duration.ofMinutes(1));
        var other = joined(lead);
        custody.transfer(ask(lead, Role.HANDLER, "housing"), office("water"), "T01", "属于供水管道");
        var promise = heir.header().promise();
        residents.withdraw(resident(lead), "不用办了");
        var now = now(heir.id());
        assertThat(now.custody().lead()).isNull();
        assertThat(now.custody().office()).isEqualTo(office("water"));
        assertThat(now.custody().members()).extracting(Custody.Member::id).containsExactly(other.id().value());
        assertThat(now.header().promise()).isEqualTo(promise);
        assertThat(now(other.id()).custody().lead()).isEqualTo(heir.id().value());
        assertThat(owed(heir)).isTrue();
        custody.sign(ask(heir, Role.HANDLER, "water"));
        answered(heir, "water");
        assertThat(now(other.id()).state()).isInstanceOf(Replied.class);
    }

    @Test
    void a_member_that_is_reopened_goes_its_own_way_and_stands_in_the_inbox_of_the_office_that_answered() {
        var lead = inHand("housing");
        var member = joined(lead);
        custody.transfer(ask(lead, Role.HANDLER, "housing"), office("water"), "T01", "属于供水管道");
        custody.sign(ask(lead, Role.HANDLER, "water"));
        answered(lead, "water");
        residents.reopen(resident(member), "还在积水");
        var again = now(member.id());
        assertThat(again.state()).isInstanceOf(InHand.class);
        assertThat(again.custody().lead()).isNull();
        assertThat(again.custody().office()).isEqualTo(office("water"));
        assertThat(owed(member)).isTrue();
        assertThat(now(lead.id()).state()).isInstanceOf(Replied.class);
    }

    @Test
    void a_lead_sent_back_by_the_call_back_answers_for_itself_alone() {
        var lead = inHand("housing");
        var member = joined(lead);
        answered(lead, "housing");
        followUp.handle(ask(lead, Role.AGENT, "centre"), new Call(true, Verdict.NO, Verdict.NO, "水还在"));
        int before = now(member.id()).header().revision();
        custody.sign(ask(lead, Role.HANDLER, "housing"));
        answered(lead, "housing");
        assertThat(now(member.id()).header().revision()).isEqualTo(before);
    }

    @Test
    void proof_and_a_paragraph_of_its_own_reach_each_member_under_its_own_key() {
        var lead = inHand("housing");
        var member = joined(lead);
        var number = member.id().number("WC");
        assertThat(steps(Role.HANDLER, "housing", lead)).filteredOn(step -> step.code().equals("reply")).singleElement()
                .satisfies(step -> assertThat(step.form()).anyMatch(field -> field.name().equals("own")
                        && Objects.requireNonNull(field.options()).getFirst().value().substring(2).equals(number.substring(2))));
        var proof = attachments.upload("水泵.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        replying.handle(ask(lead, Role.HANDLER, "housing"), new Reply(Outcome.SOLVED, "换了水泵。", null, null, List.of(proof.id()),
                Map.of(member.id().value(), "您家门口的井盖也换了。"), null));
        var leadKey = Objects.requireNonNull(now(lead.id()).key());
        var memberKey = Objects.requireNonNull(now(member.id()).key());
        assertThat(attachments.read(member.id(), memberKey, proof.id()).orElseThrow().name()).isEqualTo("水泵.pdf");
        assertThat(jdbc.queryForList("select distinct address from attachment where id = ?", String.class, proof.id())).hasSize(2);
        assertThatThrownBy(() -> attachments.read(member.id(), leadKey, proof.id())).isInstanceOf(RuntimeException.class);
        assertThat(jdbc.queryForObject("select count(*) from matter_words where matter_id = ? and use = 'reply'", Integer.class,
                member.id().value())).isEqualTo(2);
    }

    @Test
    void a_call_task_reaches_the_agents_and_its_answer_the_holder() {
        var matter = inHand("housing");
        messages.askCall(ask(matter, Role.HANDLER, "housing"), "几号楼积水？");
        assertThat(now(matter.id()).custody().callAsked()).isTrue();
        assertThat(codes(Role.HANDLER, "housing", matter)).doesNotContain("ask-call", "record-call");
        refused("call.words-missing", () -> messages.recordCall(ask(matter, Role.AGENT, "centre"), true, " "));
        messages.recordCall(ask(matter, Role.AGENT, "centre"), true, "三号楼和四号楼");
        assertThat(now(matter.id()).custody().callAsked()).isFalse();
        assertThat(pages.page(member(Role.HANDLER, "housing"), now(matter.id())).timeline().toString()).contains("三号楼和四号楼");
        refused("step.not-offered", () -> messages.recordCall(ask(matter, Role.AGENT, "centre"), false, null));
    }

    @Test
    void each_summoned_office_has_until_the_named_time_and_its_superior_hears_when_it_does_not_come() {
        var matter = inHand("jiangbei");
        var at = clock.instant().plus(Duration.ofHours(6));
        refused("call-out.too-late", () -> help.callOut(ask(matter, Role.HANDLER, "jiangbei"), List.of(office("housing")),
                at.plus(Duration.ofDays(30)), "三号楼门口"));
        help.callOut(ask(matter, Role.HANDLER, "jiangbei"), List.of(office("housing"), office("water")), at, "三号楼门口");
        var running = Objects.requireNonNull(now(matter.id()).custody().clock(ClockChange.arrival(1, office("water"))));
        assertThat(running.due().at()).isEqualTo(at);
        clock.advance(Duration.ofHours(5));
        help.recordArrival(ask(matter, Role.HANDLER, "housing"), 1, office("housing"), clock.instant());
        assertThat(now(matter.id()).custody().clock(ClockChange.arrival(1, office("housing")))).isNull();
        clock.advance(Duration.ofHours(2));
        agenda.run();
        assertThat(jdbc.queryForObject("""
                select count(*) from matter_event where matter_id = ? and kind = 'ClockEscalated' and spine ->> 'slot' like 'arrival:%'""",
                Integer.class, matter.id().value())).isEqualTo(1);
        help.closeCallOut(ask(matter, Role.HANDLER, "jiangbei"), 1, "住建局来了，水务局没有来");
        assertThat(now(matter.id()).custody().clocks()).noneMatch(clock -> clock.slot().startsWith("arrival:"));
    }

    @Test
    void the_office_complained_of_reads_the_excerpt_written_to_it_and_nothing_else() {
        var matter = register.handle(appeal(UUID.randomUUID(), new About(office("binhe"), null), false)).matter();
        refused("custody.complaint-about-office", () -> dispatched(matter, "binhe"));
        dispatched(matter, "jiangbei");
        custody.sign(ask(matter, Role.HANDLER, "jiangbei"));
        help.askSupport(ask(matter, Role.HANDLER, "jiangbei"), office("binhe"), "请说明三号楼排水是谁在管");
        var page = pages.page(member(Role.HANDLER, "binhe"), now(matter.id()));
        assertThat(page.supports().toString()).contains("请说明三号楼排水是谁在管");
        assertThat(page.contentsClosed()).isTrue();
        assertThat(page.own().toString()).contains("text=null", "contact=null", "address=null");
        assertThat(page.toString()).doesNotContain("配电").doesNotContain("欧阳").doesNotContain("电表箱");
    }

    private boolean owed(Matter<AppealState> matter) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select owed from matter where matter_id = ?", Boolean.class, matter.id().value()));
    }

    private List<StepForm> steps(Role role, String office, Matter<AppealState> matter) {
        return desk.steps(member(role, office), now(matter.id()));
    }

    private List<String> codes(Role role, String office, Matter<AppealState> matter) {
        return steps(role, office, matter).stream().map(StepForm::code).toList();
    }

    private static void refused(String code, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
