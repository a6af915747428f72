package org.huiyin.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiyin.clocks.ClockRules.CLOCKS;
import static org.huiyin.clocks.ClockRules.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huiyin.clocks.AllowedExtension.Approval;
import org.huiyin.kernel.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What may be done to a running clock, how it looks, and how it survives being stored. */
class StatutoryClocksTest {
    private static final Due PROMISE = CLOCKS.start("appeal.promise.complaint", at("2026-09-16T09:12"));

    private static void refused(String code, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void a_promise_is_extended_once_while_it_runs_and_no_longer_than_allowed() {
        var extended = CLOCKS.extend(PROMISE, "extension", 5, at("2026-10-12T10:00"));
        assertThat(extended.at()).isEqualTo(at("2026-10-20T17:30"));
        assertThat(extended.from()).isEqualTo(PROMISE.from());
        assertThat(extended.extended()).isTrue();
        refused("clock.extension-used", () -> CLOCKS.extend(extended, "extension", 1, at("2026-10-14T10:00")));
        refused("clock.extension-too-late", () -> CLOCKS.extend(PROMISE, "extension", at("2026-10-13T17:31")));
        refused("clock.extension-length", () -> CLOCKS.extend(PROMISE, "extension", 16, at("2026-10-12T10:00")));
        refused("clock.extension-length", () -> CLOCKS.extend(PROMISE, "extension", 0, at("2026-10-12T10:00")));
        refused("clock.extension-unknown", () -> CLOCKS.extend(PROMISE, "grave", at("2026-10-12T10:00")));
        assertThat(CLOCKS.extension(PROMISE, "extension", at("2026-10-12T10:00")).condition().approval())
                .isEqualTo(Approval.HEAD);
    }

    @Test
    void serial_extensions_come_in_their_order() {
        var custody = CLOCKS.start("criminal.investigation", at("2026-01-10T10:00"));
        refused("clock.extension-before-its-turn",
                () -> CLOCKS.extend(custody, "province", at("2026-03-01T10:00")));
        var complex = CLOCKS.extend(custody, "complex", at("2026-03-01T10:00"));
        assertThat(CLOCKS.extend(complex, "province", at("2026-04-01T10:00")).at()).isEqualTo(at("2026-06-10T24:00"));
    }

    @Test
    void an_extension_that_would_not_end_later_is_refused() {
        var extended = CLOCKS.extend(
                CLOCKS.start("criminal.arrest.request", at("2026-03-02T10:00")), "roaming", at("2026-03-04T10:00"));
        assertThat(extended.at()).isEqualTo(at("2026-04-01T24:00"));
        var capped = CLOCKS.startWithin("appeal.reopened", at("2026-09-28T20:00"), at("2026-10-09T17:30"));
        refused("clock.extension-not-later", () -> CLOCKS.extend(capped, "extension", at("2026-10-09T10:00")));
    }

    @Test
    void a_promise_is_never_restarted_and_supplementary_investigation_restarts_twice() {
        refused("clock.restart-unknown", () -> CLOCKS.restart(PROMISE, "supplement", at("2026-09-20T09:00")));
        var review = CLOCKS.start("criminal.prosecution", at("2026-01-12T10:00"));
        var twice = CLOCKS.restart(
                CLOCKS.restart(review, "supplement", at("2026-03-02T10:00")), "supplement", at("2026-05-06T10:00"));
        refused("clock.restart-used", () -> CLOCKS.restart(twice, "supplement", at("2026-07-01T10:00")));
    }

    @Test
    void a_held_clock_stands_still_until_it_is_resumed() {
        var recheck = CLOCKS.start("petition.recheck", at("2026-06-01T10:00"));
        refused("clock.hold-unknown", () -> CLOCKS.hold(recheck, "appraisal", at("2026-06-10T09:00")));
        refused("clock.not-held", () -> CLOCKS.resume(recheck, at("2026-06-10T09:00")));
        refused("clock.hold-outside", () -> CLOCKS.hold(recheck, "hearing", at("2026-07-02T09:00")));
        var held = CLOCKS.hold(recheck, "hearing", at("2026-06-10T09:00"));
        assertThat(held.held()).isTrue();
        assertThat(CLOCKS.face(held, at("2026-08-01T09:00")).state()).isEqualTo("hold");
        refused("clock.stands-still", () -> CLOCKS.hold(held, "hearing", at("2026-06-11T09:00")));
        var resumed = CLOCKS.resume(held, at("2026-06-15T17:00"));
        assertThat(resumed.held()).isFalse();
        assertThat(resumed.at()).isEqualTo(at("2026-07-06T17:30"));
        assertThat(CLOCKS.explain(resumed).steps().stream().filter(step -> step.why().equals("held"))).hasSize(5);
    }

    @Test
    void a_day_before_the_rule_has_no_promise() {
        assertThat(CLOCKS.inForce("appeal.promise.complaint", at("2015-06-01T10:00"))).isFalse();
        refused("clock.not-in-force", () -> CLOCKS.start("appeal.promise.complaint", at("2015-06-01T10:00")));
        assertThatThrownBy(() -> CLOCKS.rule("appeal.nothing", LocalDate.of(2026, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("appeal.nothing");
    }

    @Test
    void the_explanation_of_the_mocked_receipt_counts_fifteen_days_over_two_holidays() {
        var told = CLOCKS.explain(PROMISE);
        assertThat(told.basis().length()).isEqualTo("15 working days");
        assertThat(told.steps()).filteredOn(step -> step.why().equals("weekend")).hasSize(2);
        assertThat(told.steps()).filteredOn(step -> step.why().equals("holiday")).hasSize(10);
        assertThat(told.steps()).filteredOn(step -> step.why().equals("make-up-day")).hasSize(2);
        assertThat(told.steps().getLast().number()).isEqualTo(15);
        assertThat(told.steps().stream().filter(step -> step.date().equals(LocalDate.of(2026, 9, 25))).findFirst()
                .orElseThrow().name()).hasFieldOrPropertyWithValue("zh", "中秋");
    }

    @Test
    void working_hours_explain_themselves_by_the_hours_used() {
        var told = CLOCKS.explain(CLOCKS.start("appeal.dispatch", at("2026-09-30T17:00")));
        assertThat(told.steps()).filteredOn(Explanation.Step::counted).extracting(Explanation.Step::hours)
                .containsExactly("17:00-17:30", "09:00-10:30");
        assertThat(told.steps()).filteredOn(step -> step.why().equals("holiday")).hasSize(7);
        var late = CLOCKS.explain(CLOCKS.start("appeal.dispatch", at("2026-09-18T18:00")));
        assertThat(late.steps()).extracting(Explanation.Step::why).startsWith("closed", "weekend", "working-hours");
    }

    @Test
    void eighty_percent_is_measured_in_the_clocks_own_time() {
        assertThat(CLOCKS.partUsed(PROMISE, 80)).isEqualTo(at("2026-10-09T17:30"));
        var dispatch = CLOCKS.start("appeal.dispatch", at("2026-09-16T11:30"));
        assertThat(CLOCKS.partUsed(dispatch, 80)).isEqualTo(at("2026-09-16T15:06"));
        var urgent = CLOCKS.start("appeal.dispatch.urgent", at("2026-10-01T23:40"));
        assertThat(CLOCKS.partUsed(urgent, 80)).isEqualTo(at("2026-10-02T00:28"));
        var lastDay = CLOCKS.startWithin("appeal.support", at("2026-10-13T10:00"), at("2026-10-13T17:30"));
        assertThat(CLOCKS.partUsed(lastDay, 80)).isEqualTo(at("2026-10-13T16:24"));
    }

    @Test
    void each_state_of_the_chip_is_shown_when_it_is_true() {
        assertFace("2026-09-29T10:24", "time", "clock.left.workingDays", Map.of("days", 6));
        assertFace("2026-10-09T10:00", "soon", "clock.left.workingDays", Map.of("days", 3));
        assertFace("2026-10-13T09:00", "today", "clock.today", Map.of("time", "17:30"));
        assertFace("2026-10-13T20:00", "late", "clock.late.hours", Map.of("hours", 3L));
        assertFace("2026-10-15T09:00", "late", "clock.late.workingDays", Map.of("days", 2));
        var maybe = CLOCKS.start("appeal.promise.complaint", at("2026-12-15T09:00"));
        assertThat(CLOCKS.face(maybe, at("2026-12-16T09:00"))).matches(face -> face.state().equals("maybe")
                && face.numbers().get("year").equals(2027));
        assertThat(CLOCKS.endedFace(PROMISE, at("2026-10-11T10:00"))).isEqualTo(new ClockFace(
                "done", "clock.done.early.workingDays", Map.of("day", "2026-10-13", "time", "17:30", "days", 2)));
        assertThat(CLOCKS.endedFace(PROMISE, at("2026-10-14T10:00")).words()).isEqualTo("clock.done.late.workingDays");
    }

    private static void assertFace(String now, String state, String words, Map<String, Object> numbers) {
        var face = CLOCKS.face(PROMISE, at(now));
        assertThat(face.state()).isEqualTo(state);
        assertThat(face.words()).isEqualTo(words);
        assertThat(face.numbers()).containsAllEntriesOf(numbers);
    }

    @Test
    void a_provisional_date_is_settled_once_the_year_is_published() {
        var due = CLOCKS.start("appeal.promise.complaint", at("2026-12-15T09:00"));
        assertThat(due.provisional()).isTrue();
        var listed = Stream.of("2027-01-01", "2027-01-04", "2027-10-01")
                .map(day -> new WorkingDays.Listed(LocalDate.parse(day), true, CLOCKS.rules().getFirst().text().name()))
                .toList();
        var calendar = new WorkingDays(listed, Map.of(), 2026, 2027);
        var next = new StatutoryClocks(CLOCKS.rules(), calendar,
                new OfficeHours(List.of(new OfficeHours.Hours(new InForce(LocalDate.of(2026, 1, 1), null),
                        List.of(new OfficeHours.Opening(540, 1050)))), calendar), CLOCKS.zone());
        var settled = next.settle(due);
        assertThat(settled.provisional()).isFalse();
        assertThat(settled.at()).isEqualTo(at("2027-01-07T17:30"));
        assertThat(next.explain(due).notes()).extracting(Explanation.Note::key).contains("provisional", "differs");
    }

    @Test
    void a_due_instant_is_the_same_after_being_stored() {
        var json = JsonMapper.builder().build();
        var due = CLOCKS.startWithin("appeal.support", at("2026-10-08T10:00"), at("2026-10-13T17:30"));
        assertThat(due.cappedTo()).isEqualTo(at("2026-10-13T17:30"));
        var stored = json.writeValueAsString(due);
        assertThat(stored).doesNotContain("cappedTo", "held");
        assertThat(json.readValue(stored, Due.class)).isEqualTo(due);
    }
}
