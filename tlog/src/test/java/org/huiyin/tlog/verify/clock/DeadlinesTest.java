package org.huiyin.tlog.verify.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.tlog.verify.clock.WorkedCasesTest.at;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.tlog.verify.told.Finding;
import org.huiyin.tlog.verify.told.Level;
import org.junit.jupiter.api.Test;

/** A deadline that moves without a stated reason is seen; one that moves for a stated one is not accused. */
class DeadlinesTest {
    private static final Instant START = at("2026-09-16T09:12");
    private static final Instant DUE = at("2026-10-13T17:30");
    private static final Instant LATER = at("2026-10-20T17:30");
    private static final String CODE = "appeal.promise.complaint";
    private static final Turn EXTENDED = new Turn(Turn.EXTENDED, at("2026-10-12T10:00"), "extension", 5);

    private static Due due(String code, Instant from, Instant at, Turn... turns) {
        return new Due(code, from, at, false, "art. 1", List.of(turns));
    }

    private static Due promise(Instant at, Turn... turns) {
        return due(CODE, START, at, turns);
    }

    private static ClockChange starts(String slot, Due due) {
        return new ClockChange(slot, Optional.of(due), Optional.empty(), false);
    }

    private static ClockChange stops(String slot, String at, boolean withdrawn) {
        return new ClockChange(slot, Optional.empty(), Optional.of(at(at)), withdrawn);
    }

    private static Deadlines.Step step(int seq, String name, ClockChange... changes) {
        return new Deadlines.Step(seq, Set.of(name), List.of(changes));
    }

    private static List<Finding> fold(Deadlines.Step... steps) {
        return new Deadlines(Optional.empty()).fold(Arrays.asList(steps)).values().stream().flatMap(List::stream).toList();
    }

    private static List<Finding> withRules(Deadlines.Step... steps) {
        return new Deadlines(Optional.of(new Reckoning(WorkedCasesTest.RULES))).fold(Arrays.asList(steps)).values().stream().flatMap(List::stream).toList();
    }

    private static List<String> keys(List<Finding> findings) {
        return findings.stream().map(Finding::key).toList();
    }

    private static String why(List<Finding> findings) {
        var untrue = findings.stream().filter(finding -> finding.level() == Level.UNTRUE).toList();
        assertThat(untrue).hasSize(1);
        return untrue.getFirst().facts().get("why") instanceof Finding why ? why.key() : untrue.getFirst().key();
    }

    private static final Deadlines.Step FIRST = step(1, "AppealRegistered", starts("promise", promise(DUE)));

    @Test
    void an_extension_is_told_with_its_turn_and_the_outcome_against_it() {
        var found = fold(FIRST, step(2, "ExtensionDecided", starts("promise", promise(LATER, EXTENDED))), step(3, "AppealReplied", stops("promise", "2026-10-19T10:00", false)));
        assertThat(keys(found)).containsExactly("clock.started", "clock.turn-amount", "clock.moved", "clock.kept");
        assertThat(keys(fold(FIRST, step(2, "AppealReplied", stops("promise", "2026-10-19T10:00", false))))).containsExactly("clock.started", "clock.missed");
        assertThat(keys(fold(FIRST))).containsExactly("clock.started", "clock.running");
    }

    @Test
    void a_date_that_moves_without_a_turn_is_unreasoned() {
        assertThat(why(fold(FIRST, step(2, "Noted", starts("promise", promise(LATER)))))).isEqualTo("clock.why-no-turn");
        assertThat(why(fold(FIRST, step(2, "ExtensionDecided", starts("promise", promise(at("2026-10-09T17:30"), EXTENDED)))))).isEqualTo("clock.why-extended-earlier");
    }

    @Test
    void turns_that_were_taken_away_or_changed_are_unreasoned() {
        var extended = step(2, "ExtensionDecided", starts("promise", promise(LATER, EXTENDED)));
        var other = new Turn(Turn.EXTENDED, at("2026-10-12T10:00"), "extension", 10);
        assertThat(why(fold(FIRST, extended, step(3, "Noted", starts("promise", promise(at("2026-10-27T17:30"), other)))))).isEqualTo("clock.why-turns-changed");
        assertThat(why(fold(FIRST, extended, step(3, "Noted", starts("promise", promise(at("2026-10-27T17:30"))))))).isEqualTo("clock.why-started-over");
    }

    @Test
    void a_clock_started_over_a_running_one_is_unreasoned_unless_the_step_starts_it_anew() {
        var again = starts("promise", due(CODE, at("2026-10-01T09:00"), at("2026-10-27T17:30")));
        assertThat(why(fold(FIRST, step(2, "CustodyMoved", again)))).isEqualTo("clock.why-started-over");
        var sign = step(1, "AppealDispatched", starts("signfor", due("appeal.signfor", START, at("2026-09-16T15:12"))));
        var signAgain = starts("signfor", due("appeal.signfor", at("2026-09-16T14:00"), at("2026-09-17T09:30")));
        assertThat(keys(fold(sign, step(2, "CustodyMoved", signAgain)))).containsExactly("clock.started", "clock.started-anew", "clock.running");
        assertThat(why(fold(sign, step(2, "Noted", signAgain)))).isEqualTo("clock.why-started-over");
        var settled = step(2, "AppealReplied", stops("promise", "2026-09-20T10:00", false));
        assertThat(keys(fold(FIRST, settled, step(3, "Promised", again)))).containsExactly("clock.started", "clock.kept", "clock.started", "clock.running");
    }

    @Test
    void another_rule_that_brings_the_date_forward_is_no_harm() {
        var sooner = starts("promise", due("appeal.promise.help", START, at("2026-09-25T17:30")));
        assertThat(keys(fold(FIRST, step(2, "AppealReclassified", sooner)))).containsExactly("clock.started", "clock.sooner", "clock.running");
        var later = starts("promise", due("appeal.promise.help", START, LATER));
        assertThat(why(fold(FIRST, step(2, "AppealReclassified", later)))).isEqualTo("clock.why-started-over");
    }

    @Test
    void what_was_provisional_may_be_settled_by_the_calendar() {
        var provisional = new Due(CODE, START, DUE, true, "", List.of());
        var found = fold(step(1, "AppealRegistered", starts("promise", provisional)), step(2, "ClockSettledByCalendar", starts("promise", promise(LATER))));
        assertThat(keys(found)).containsExactly("clock.started-provisionally", "clock.settled-by-calendar", "clock.running");
    }

    @Test
    void a_date_withdrawn_and_given_later_in_one_step_is_unreasoned_and_in_another_is_told() {
        var again = starts("promise", promise(LATER));
        assertThat(why(fold(FIRST, step(2, "Noted", stops("promise", "2026-09-20T10:00", true), again)))).isEqualTo("clock.why-withdrawn");
        var found = fold(FIRST, step(2, "AppealSetAside", stops("promise", "2026-09-20T10:00", true)), step(3, "SetAsideReviewed", again));
        assertThat(keys(found)).containsExactly("clock.started", "clock.withdrawn", "clock.started-later", "clock.started", "clock.running");
    }

    @Test
    void where_a_receipt_is_missing_nothing_is_claimed() {
        var found = fold(FIRST, step(3, "Promised", starts("promise", due(CODE, at("2026-10-01T09:00"), LATER))));
        assertThat(keys(found)).containsExactly("clock.started", "clock.undecided", "clock.running");
        assertThat(found).extracting(Finding::level).containsOnly(Level.NOTE);
        assertThat(found.get(1).facts()).containsEntry("missing", 2);
        assertThat(why(fold(FIRST, step(3, "Noted", starts("promise", promise(LATER)))))).as("no missing step explains it: turns stand in the due itself").isEqualTo("clock.why-no-turn");
    }

    @Test
    void a_clock_does_not_outlast_its_cap() {
        var cap = new Turn(Turn.CAPPED, DUE, "", 0);
        assertThat(why(fold(step(1, "CustodyMoved", starts("signfor", due("appeal.signfor", START, LATER, cap)))))).isEqualTo("clock.beyond-cap");
    }

    @Test
    void with_the_rules_each_date_is_counted_again() {
        var extended = step(2, "ExtensionDecided", starts("promise", promise(LATER, EXTENDED)));
        assertThat(keys(withRules(FIRST, extended))).containsExactly("clock.started", "clock.counted", "clock.turn-amount", "clock.moved", "clock.counted", "clock.running");
        assertThat(why(withRules(step(1, "AppealRegistered", starts("promise", promise(at("2026-10-14T17:30"))))))).isEqualTo("clock.differs");
    }

    @Test
    void what_the_rules_do_not_allow_is_untrue() {
        var tooLong = new Turn(Turn.EXTENDED, at("2026-10-12T10:00"), "extension", 16);
        var late = new Turn(Turn.EXTENDED, at("2026-10-14T10:00"), "extension", 5);
        var held = new Turn(Turn.HELD, at("2026-10-12T10:00"), "hearing", 0);
        var anew = new Turn(Turn.RESTARTED, at("2026-10-12T10:00"), "new-offence", 0);
        assertThat(refused(at("2026-11-04T17:30"), tooLong)).contains("clock.extension-too-long");
        assertThat(refused(LATER, late)).contains("clock.extension-too-late");
        assertThat(refused(DUE, held)).contains("clock.hold-unknown");
        assertThat(refused(DUE, anew)).contains("clock.restart-refused");
        assertThat(refused(LATER, EXTENDED, EXTENDED)).contains("clock.extension-used");
        var province = new Turn(Turn.EXTENDED, at("2026-03-09T10:00"), "province", 2);
        assertThat(refused("criminal.investigation", at("2026-01-10T10:00"), at("2026-05-10T24:00"), province)).containsExactly("clock.extension-before-its-turn");
    }

    private static List<String> refused(Instant at, Turn... turns) {
        return refused(CODE, START, at, turns);
    }

    private static List<String> refused(String code, Instant from, Instant at, Turn... turns) {
        return new RuleCheck(new Reckoning(WorkedCasesTest.RULES)).of(due(code, from, at, turns)).stream().filter(finding -> finding.key().equals("clock.against-rules"))
                .map(finding -> ((Finding) finding.facts().get("why")).key()).toList();
    }

    @Test
    void what_cannot_be_counted_is_said_and_not_claimed() {
        for (var due : List.of(due("no.such-limit", START, DUE), due(CODE, at("2025-01-01T09:00"), DUE), promise(DUE, new Turn("FROZEN", START, "", 0)),
                promise(DUE, new Turn(Turn.EXTENDED, START, "unheard-of", 1)), promise(DUE, new Turn(Turn.RESUMED, START, "", 0)),
                due(CODE, Instant.parse("9000-01-01T00:00:00Z"), DUE), promise(DUE, new Turn(Turn.EXTENDED, START, "extension", Integer.MAX_VALUE)))) {
            assertThat(new RuleCheck(new Reckoning(WorkedCasesTest.RULES)).of(due).getFirst().key()).as(due.toString()).isEqualTo("clock.not-counted");
        }
        var provisional = new Due(CODE, START, LATER, true, "", List.of());
        assertThat(new RuleCheck(new Reckoning(WorkedCasesTest.RULES)).of(provisional)).extracting(Finding::key).containsExactly("clock.differs-provisionally");
    }
}
