package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.CalendarAdded;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.command.MessageHandler;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.matters.web.Lines;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What binds a group: its lead is due when the earliest member is, and its members are where the lead is. */
class AppealGroupTest extends AppealServer {
    @Autowired private MessageHandler messages;
    @Autowired private Desk desk;
    @Autowired private Lines lines;
    @Autowired private CalendarAdded calendar;
    @Autowired private StatutoryClocks known;
    @Value("${huiyin.rules}") private Path rules;
    @TempDir Path later;

    private Matter<AppealState> joined(Matter<AppealState> member, Matter<AppealState> lead) {
        groups.merge(ask(member, Role.DISPATCHER, "centre"), lead.id());
        return now(member.id());
    }

    private Instant due(Matter<?> matter) {
        return Objects.requireNonNull(now(matter.id()).header().due());
    }

    private Instant promise(Matter<?> matter) {
        return Objects.requireNonNull(now(matter.id()).header().promise());
    }

    @Test
    void a_lead_is_due_when_its_earliest_member_is_and_at_its_own_promise_when_that_one_leaves() {
        var older = registered();
        clock.advance(Duration.ofDays(2));
        var lead = inHand("housing");
        var own = promise(lead);
        clock.advance(Duration.ofDays(1));
        var younger = joined(registered(), lead);
        assertThat(due(lead)).isEqualTo(own);

        joined(older, lead);
        assertThat(due(lead)).isEqualTo(promise(older)).isBefore(own);
        assertThat(promise(lead)).as("a promise is nobody else's").isEqualTo(own);
        assertThat(lines.line(now(lead.id()).header()).dueAt()).isEqualTo(promise(older));
        assertThat(due(younger)).isEqualTo(promise(younger));

        groups.unmerge(ask(older, Role.DISPATCHER, "centre"));
        assertThat(due(lead)).isEqualTo(own);
    }

    @Test
    void more_time_for_the_lead_gives_none_to_its_members() {
        var lead = inHand("jiangbei");
        var member = joined(registered(), lead);
        var first = due(lead);
        extended(lead);
        assertThat(promise(lead)).isAfter(first);
        assertThat(due(lead)).isEqualTo(first).isEqualTo(promise(member));

        extended(member);
        assertThat(promise(member)).isAfter(first);
        assertThat(due(lead)).isEqualTo(promise(member)).isEqualTo(promise(lead));
    }

    private void extended(Matter<?> matter) {
        oversight.askExtension(ask(matter, Role.HANDLER, "jiangbei"), "E01", "等检测结果");
        oversight.decideExtension(ask(matter, Role.SUPERVISOR, "centre"), true, "检测要十天");
    }

    @Test
    void a_member_whose_date_the_calendar_settles_moves_the_date_of_its_lead() throws IOException {
        clock.set("2026-12-18T10:00");
        var older = registered();
        clock.advance(Duration.ofDays(3));
        var lead = inHand("housing");
        joined(older, lead);
        var before = due(lead);
        calendar.settle(withRestDays("2027-01-01,rest,元旦", "2027-01-04,rest,元旦", "2027-10-01,rest,国庆节"));
        assertThat(due(lead)).isAfter(before).isEqualTo(promise(older));
    }

    private StatutoryClocks withRestDays(String... days) throws IOException {
        try (var files = Files.list(rules)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, later.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(later.resolve("rest-days.csv"), String.join(",Day off\n", days) + ",Day off\n", StandardOpenOption.APPEND);
        return StatutoryClocks.load(later, known.zone());
    }

    @Test
    void a_holders_clock_of_the_lead_never_ends_after_its_earliest_members_promise() {
        var older = registered();
        clock.advance(Duration.between(clock.instant(), promise(older).minus(Duration.ofHours(1))));
        var lead = inHand("housing");
        joined(older, lead);
        custody.transfer(ask(lead, Role.HANDLER, "housing"), office("water"), "T01", "属于供水管道");
        assertThat(Objects.requireNonNull(now(lead.id()).custody().clock(ClockChange.SIGN_FOR)).due().at()).isEqualTo(promise(older));
    }

    @Test
    void members_go_where_the_lead_goes_and_are_signed_for_with_it() {
        var lead = inHand("housing");
        var waiting = joined(registered(), lead);
        assertThat(waiting.custody().signed()).as("its lead is signed for").isTrue();
        custody.transfer(ask(lead, Role.HANDLER, "housing"), office("water"), "T01", "属于供水管道");
        assertThat(now(waiting.id()).custody().office()).isEqualTo(office("water"));
        assertThat(now(waiting.id()).custody().clocks()).extracting(running -> running.slot()).containsExactly(ClockChange.PROMISE);
        assertThat(now(waiting.id()).header().is(Flag.UNSIGNED)).isFalse();
        custody.sign(ask(lead, Role.HANDLER, "water"));
        assertThat(now(waiting.id()).custody().signed()).isTrue();
        assertThat(codes("housing", waiting)).isEmpty();
        assertThat(codes("water", waiting)).as("one speaks to each resident, and works on all together").contains("message", "ask-details", "ask-extension", "unmerge")
                .doesNotContain("sign", "transfer", "refer-up", "hand-down", "return", "ask-support", "reply");
        messages.message(ask(waiting, Role.HANDLER, "water"), "周四来换泵。");
    }

    @Test
    void one_in_hand_elsewhere_comes_to_where_its_lead_is_and_leaves_it_signed_for() {
        var lead = inHand("housing");
        var member = joined(inHand("water"), lead);
        assertThat(member.custody().office()).isEqualTo(office("housing"));
        assertThat(member.custody().signed()).isTrue();
        groups.unmerge(ask(member, Role.HANDLER, "housing"));
        assertThat(now(member.id()).custody().clock(ClockChange.SIGN_FOR)).as("nothing is left to sign for").isNull();
        answered(now(member.id()), "housing");
    }

    @Test
    void a_second_try_is_due_at_its_own_date_and_the_promise_keeps_its_outcome() {
        var matter = inHand("housing");
        var promise = promise(matter);
        clock.advance(Duration.between(clock.instant(), promise.minus(Duration.ofDays(6))));
        answered(matter, "housing");
        assertThat(now(matter.id()).header().due()).as("nothing is owed").isNull();
        clock.advance(Duration.between(clock.instant(), promise.minus(Duration.ofHours(2))));
        residents.reopen(resident(matter), "还在积水");
        clock.advance(Duration.ofDays(2));
        var line = lines.line(now(matter.id()).header());
        assertThat(due(matter)).isEqualTo(Objects.requireNonNull(now(matter.id()).custody().clock("reopened")).due().at()).isAfter(promise);
        assertThat(line.dueAt()).isEqualTo(due(matter));
        assertThat(Objects.requireNonNull(line.clock()).state()).isEqualTo("time");
        assertThat(promise(matter)).isEqualTo(promise);
    }

    @Test
    void what_joined_as_another_type_is_due_by_that_types_date() {
        var lead = inHand("housing");
        var member = registered();
        dispatching.reclassify(ask(dispatched(member, "housing"), Role.DISPATCHER, "centre"), "housing.repairs", AppealType.INQUIRY);
        joined(now(member.id()), lead);
        assertThat(due(lead)).isEqualTo(promise(member)).isBefore(promise(lead));
    }

    private List<String> codes(String office, Matter<AppealState> matter) {
        return desk.steps(member(Role.HANDLER, office), now(matter.id())).stream().map(StepForm::code).toList();
    }
}
