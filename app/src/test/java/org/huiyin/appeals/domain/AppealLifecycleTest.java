package org.huiyin.appeals.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.huiyin.appeals.domain.AppealState.*;
import org.huiyin.kernel.Refusal;
import org.junit.jupiter.api.Test;

class AppealLifecycleTest {
    private static final Instant AT = Instant.parse("2026-09-16T01:12:00Z");
    private static final Map<String, AppealState> STATES = Map.ofEntries(
            Map.entry("registered", new Registered()),
            Map.entry("accepted", new Accepted()),
            Map.entry("in hand", new InHand(Course.FIRST)),
            Map.entry("replied", new Replied(Outcome.SOLVED, AT, Course.FIRST)),
            Map.entry("replied again", new Replied(Outcome.SOLVED, AT, new Course(true, true))),
            Map.entry("followed up", new FollowedUp(Outcome.SOLVED, AT, Course.FIRST, true, Verdict.YES)),
            Map.entry("archived", new Archived(Outcome.SOLVED, Course.FIRST)),
            Map.entry("withdrawn", new Withdrawn()),
            Map.entry("not accepted", new NotAccepted("N02")),
            Map.entry("set aside", new SetAside("A01", false)),
            Map.entry("set aside, reviewed", new SetAside("A01", true)));
    private static final Map<String, Consumer<AppealState>> STEPS = Map.of(
            "accept", AppealLifecycle::accept,
            "not accept", now -> AppealLifecycle.notAccept(now, "N02", (short) 8),
            "dispatch", AppealLifecycle::dispatch,
            "set aside", now -> AppealLifecycle.setAside(now, "A01"),
            "review", now -> AppealLifecycle.reviewSetAside(now, true),
            "work on", now -> AppealLifecycle.mayBeWorkedOn(now, "appeal.reply"),
            "follow up", AppealLifecycle::mayBeFollowedUp,
            "reopen", now -> AppealLifecycle.reopen(now, (short) 8),
            "rate", now -> AppealLifecycle.rate(now, Verdict.YES, Verdict.YES, null),
            "withdraw", now -> AppealLifecycle.withdraw(now, null));
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "accept", Set.of("registered"),
            "not accept", Set.of("registered", "accepted"),
            "dispatch", Set.of("registered", "accepted"),
            "set aside", Set.of("registered", "accepted"),
            "review", Set.of("set aside"),
            "work on", Set.of("in hand"),
            "follow up", Set.of("replied", "replied again"),
            "reopen", Set.of("replied", "followed up"),
            "rate", Set.of("replied", "replied again", "followed up", "archived"),
            "withdraw", Set.of("registered", "accepted", "in hand"));

    @Test
    void every_step_is_allowed_from_just_the_states_that_say_so() {
        STEPS.forEach((name, step) -> STATES.forEach((state, now) -> {
            if (ALLOWED.getOrDefault(name, Set.of()).contains(state)) {
                assertThatCode(() -> step.accept(now)).as(name + " when " + state).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> step.accept(now)).as(name + " when " + state).isInstanceOf(Refusal.class);
            }
        }));
    }

    @Test
    void a_set_aside_that_was_an_appeal_after_all_waits_for_dispatch_again() {
        var lifecycle = new AppealLifecycle();
        var review = AppealLifecycle.reviewSetAside(new SetAside("A01", false), false);
        assertThat(lifecycle.after(new SetAside("A01", false), review)).isEqualTo(new Registered());
    }

    @Test
    void a_second_reply_remembers_what_was_used_up() {
        var lifecycle = new AppealLifecycle();
        var again = lifecycle.after(STATES.get("replied"), new AppealEvent.AppealSentAgain(null));
        var replied = lifecycle.after(again, new AppealEvent.AppealReplied(Outcome.PARTLY, AT, (short) 8, null, null, null));
        assertThat(AppealLifecycle.course(replied)).isEqualTo(new Course(false, true));
        assertThat(AppealLifecycle.mayBeSentAgain(replied)).isFalse();
    }

    @Test
    void what_is_owed_stands_in_the_inbox_and_nothing_else() {
        var lifecycle = new AppealLifecycle();
        assertThat(STATES.entrySet().stream().filter(state -> lifecycle.owed(state.getValue())).map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(List.of("registered", "accepted", "in hand"));
    }
}
