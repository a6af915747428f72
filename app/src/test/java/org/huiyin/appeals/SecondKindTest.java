package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.errands.ErrandLifecycle;
import org.huiyin.errands.ErrandLifecycle.ErrandEvent;
import org.huiyin.errands.ErrandLifecycle.ErrandState;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Header;
import org.huiyin.matters.Intake;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.command.HelpHandler;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.store.MatterList;
import org.huiyin.matters.store.Pressing;
import org.huiyin.matters.web.Lines;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The spine is for any kind of matter: a second one brings its lifecycle and gets custody, clocks, history and lists. */
@Import(ErrandLifecycle.class)
class SecondKindTest extends AppealServer {
    @Autowired private ErrandLifecycle errands;
    @Autowired private StatutoryClocks clocks;
    @Autowired private MatterList list;
    @Autowired private Lines lines;
    @Autowired private Desk desk;
    @Autowired private HelpHandler help;

    private Matter<ErrandState> wanted(String office) {
        var now = clock.instant();
        var promise = clocks.start(errands.promise("errand"), now);
        var header = new Header(new MatterId((short) 1, 0), errands.kind(), "", "代办老年优待证", null, "errand", "counter", office(office), null, null,
                now, promise.at(), null, null, Set.of(), false, null, 1, 1, 1);
        var words = List.of(new Entry.Words((short) 4, "text", "腿脚不便，请上门代办"));
        return matters.register(errands, new Intake<ErrandEvent>(UUID.randomUUID(), "errand", member(Role.HANDLER, office).actor(), header,
                new ErrandEvent.ErrandWanted("card"), List.of(ClockChange.start(ClockChange.PROMISE, promise)), words, List.of("代办"))).matter();
    }

    private Matter<ErrandState> errand(MatterId id) {
        return matters.get(id);
    }

    private Ask asks(Matter<?> matter, Member member) {
        return new Ask(matter.id(), member, UUID.randomUUID(), errand(matter.id()).header().revision());
    }

    @Test
    void it_is_handed_on_signed_for_and_done_with_clocks_of_its_own() {
        var errand = wanted("jiangbei");
        custody.sign(asks(errand, member(Role.HANDLER, "jiangbei")));
        custody.handDown(asks(errand, member(Role.HANDLER, "jiangbei")), office("binhe"), null);
        var signFor = Objects.requireNonNull(errand(errand.id()).custody().clock(ClockChange.SIGN_FOR));
        assertThat(signFor.due().code()).isEqualTo("review.acceptance");
        custody.sign(asks(errand, member(Role.HANDLER, "binhe")));
        help.askSupport(asks(errand, member(Role.HANDLER, "binhe")), office("housing"), "请一起上门");
        assertThat(Objects.requireNonNull(errand(errand.id()).custody().clock(ClockChange.support(office("housing")))).due().code())
                .isEqualTo("review.correction");
        var key = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            matters.<ErrandState, ErrandEvent>step(errand.id(), new Command(key, member(Role.HANDLER, "binhe").actor(), null), matter ->
                    Entry.<ErrandEvent>of(ErrandLifecycle.done(matter.state())).clock(ClockChange.settle(ClockChange.PROMISE, clock.instant())));
        }
        assertThat(errand(errand.id()).state()).isEqualTo(new ErrandState.Done("card"));
        assertThat(errand(errand.id()).header().state()).isEqualTo("done");
    }

    @Test
    void its_clocks_remind_and_escalate_like_any_other() {
        var errand = wanted("binhe");
        clock.advance(Duration.ofDays(40));
        agenda.run();
        assertThat(errand(errand.id()).custody().supervisors()).containsExactly(office("jiangbei"));
    }

    @Test
    void it_stands_in_the_same_lists_under_its_own_words() {
        var errand = wanted("housing");
        var line = list.page((short) 1, inbox("housing"), null, 100).stream().filter(header -> header.id().equals(errand.id())).map(lines::line)
                .findFirst().orElseThrow();
        assertThat(line.kind()).isEqualTo("errand");
        assertThat(line.stateName()).isEqualTo(new Wording("待办", "Wanted"));
        assertThat(line.clock()).isNotNull();
        assertThat(desk.steps(member(Role.HANDLER, "housing"), errand(errand.id()))).extracting("code").contains("sign");
    }

    @Test
    void a_kind_that_switches_inheritance_off_is_unknown_to_the_offices_above_and_to_the_centre() {
        var errand = wanted("binhe");
        var policy = new MatterPolicy(offices);
        for (var above : List.of(member(Role.SUPERVISOR, "jiangbei"), member(Role.HEAD, "jiangbei"), member(Role.SUPERVISOR, "centre"),
                member(Role.DISPATCHER, "centre"))) {
            assertThat(policy.mayKnow(above, errand.header(), errand.custody())).as(above.name()).isFalse();
            assertThat(list.page((short) 1, everything(above), null, 100)).noneMatch(header -> header.id().equals(errand.id()));
            assertThatThrownBy(() -> oversight.supervise(asks(errand, above), "看一看"))
                    .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("matter.unknown"));
        }
        assertThat(list.page((short) 1, everything(member(Role.HEAD, "binhe")), null, 100)).anyMatch(header -> header.id().equals(errand.id()));
        assertThat(policy.mayKnow(member(Role.HEAD, "binhe"), errand.header(), errand.custody())).isTrue();
    }

    private MatterList.Filter inbox(String office) {
        return new MatterList.Filter(office(office), null, office(office), List.of(), List.of(), null, null, null, null, null, null, null, null, null, null, null, Pressing.WHEREVER);
    }

    private MatterList.Filter everything(Member member) {
        return new MatterList.Filter(null, null, member.office(), List.of(), List.of(), null, null, null, null, null, null, null, null, null, null, null, Pressing.WHEREVER);
    }
}
