package org.huiyin.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.clocks.ClockRules.CLOCKS;
import static org.huiyin.clocks.ClockRules.ZONE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.clocks.AllowedExtension.Approval;
import org.huiyin.clocks.AllowedExtension.Change;
import org.huiyin.clocks.AllowedExtension.Condition;
import org.huiyin.clocks.Length.Unit;
import org.huiyin.clocks.StatutoryClock.Breaks;
import org.huiyin.clocks.StatutoryClock.Counts;
import org.huiyin.clocks.StatutoryClock.Ends;
import org.huiyin.clocks.StatutoryClock.Run;
import org.huiyin.clocks.StatutoryClock.Scope;
import org.huiyin.clocks.StatutoryClock.StartsOn;
import org.huiyin.clocks.StatutoryClock.Text;
import org.huiyin.kernel.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws that every clock obeys, tried on every start day of four years and every length up to 90. */
class ClockLawsTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);
    private static final Wording ANY = new Wording("试", "test");

    /** How days end, and whether they roll. */
    enum Counting {
        WORKING_DAYS(Unit.WORKING_DAYS, Ends.OFFICE, true),
        DAYS_ROLLING(Unit.DAYS, Ends.OFFICE, true),
        DAYS_TO_MIDNIGHT(Unit.DAYS, Ends.MIDNIGHT, false),
        MONTHS_ROLLING(Unit.MONTHS, Ends.OFFICE, true),
        MONTHS_IN_CUSTODY(Unit.MONTHS, Ends.CUSTODY, false),
        DAYS_IN_CUSTODY(Unit.DAYS, Ends.CUSTODY, false);

        final Unit unit;
        final Ends ends;
        final boolean rolls;

        Counting(Unit unit, Ends ends, boolean rolls) {
            this.unit = unit;
            this.ends = ends;
            this.rolls = rolls;
        }

        int most() {
            return unit == Unit.MONTHS ? 24 : 90;
        }
    }

    /** Clocks of every length of one counting, each with an extension by every other length. */
    private static StatutoryClocks every(Counting counting, Counts counts) {
        var rules = new ArrayList<StatutoryClock>();
        for (int length = 1; length <= counting.most(); length++) {
            var run = new Run(StartsOn.RECEIPT, Length.of(length, counting.unit), counts, counting.ends, counting.rolls,
                    new Breaks(Set.of("hearing"), Map.of("again", 1)));
            var extensions = List.of(
                    extension("days", new Change(false, Length.of(30, Unit.DAYS))),
                    extension("working", new Change(false, Length.of(15, Unit.WORKING_DAYS))),
                    extension("months", new Change(false, Length.of(2, Unit.MONTHS))));
            rules.add(new StatutoryClock("law." + length, Scope.OTHER, run, new InForce(LocalDate.of(2004, 1, 1), null),
                    new Text(ANY, ANY), extensions));
        }
        return new StatutoryClocks(rules, CLOCKS.calendar(), CLOCKS.officeHours(), ZONE);
    }

    private static AllowedExtension extension(String code, Change change) {
        return new AllowedExtension(code, change, new Condition(Approval.HEAD, 1, null),
                new InForce(LocalDate.of(2004, 1, 1), null), ANY);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZONE).toInstant();
    }

    @ParameterizedTest
    @EnumSource
    void ends_on_a_working_day_where_it_rolls_and_never_earlier_for_a_later_start(Counting counting) {
        var clocks = every(counting, Counts.AT_MOST);
        for (int length = 1; length <= counting.most(); length++) {
            var before = Instant.MIN;
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                var due = clocks.start("law." + length, noon(day));
                if (due.at().isBefore(before) || !due.day(ZONE).isAfter(day)
                        || counting.rolls && !clocks.calendar().isWorking(due.day(ZONE))) {
                    throw new AssertionError(counting + " " + length + " from " + day + " is due " + due.at());
                }
                before = due.at();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_longer_clock_never_ends_earlier(Counting counting) {
        var clocks = every(counting, Counts.AT_MOST);
        for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            var before = Instant.MIN;
            for (int length = 1; length <= counting.most(); length++) {
                var at = clocks.start("law." + length, noon(day)).at();
                if (at.isBefore(before)) {
                    throw new AssertionError(counting + " " + length + " from " + day + " ends before a shorter one");
                }
                before = at;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_extension_only_ever_ends_later(Counting counting) {
        var clocks = every(counting, Counts.AT_MOST);
        for (int length = 1; length <= counting.most(); length += 1) {
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(3)) {
                var due = clocks.start("law." + length, noon(day));
                for (String code : List.of("days", "working", "months")) {
                    if (!clocks.extend(due, code, noon(day)).at().isAfter(due.at())) {
                        throw new AssertionError(counting + " " + length + " from " + day + " extended by " + code);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void explanation_adds_up(Counting counting) {
        var clocks = every(counting, Counts.AT_MOST);
        for (int length = 1; length <= counting.most(); length += counting.unit == Unit.MONTHS ? 1 : 7) {
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                var due = clocks.start("law." + length, noon(day));
                assertAddsUp(clocks.explain(due), length, counting);
            }
        }
    }

    private static void assertAddsUp(Explanation told, int length, Counting counting) {
        var counted = told.steps().stream().filter(Explanation.Step::counted).toList();
        var last = told.steps().getLast();
        boolean every = counting.unit == Unit.MONTHS || told.steps().size() == 1
                + ChronoUnit.DAYS.between(told.steps().getFirst().date(), counted.getLast().date())
                + told.steps().stream().filter(step -> step.why().equals("rolled")).count()
                + told.steps().stream().filter(step -> !step.counted() && !step.why().equals("start")
                        && !step.why().equals("rolled") && !step.date().isBefore(counted.getLast().date())).count();
        if (counted.size() != length || counted.getLast().number() != length || !last.date().equals(told.day())
                || !told.steps().getFirst().why().equals("start") || !every) {
            throw new AssertionError(counting + " " + length + ": " + told);
        }
    }

    @Test
    void what_is_counted_backwards_leaves_at_least_the_days_and_ends_on_a_working_day() {
        var clocks = every(Counting.DAYS_ROLLING, Counts.BACKWARDS);
        for (int length = 1; length <= 90; length++) {
            var before = LocalDate.MIN;
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                var due = clocks.start("law." + length, noon(day)).day(ZONE);
                assertThat(clocks.calendar().isWorking(due)).isTrue();
                assertThat(ChronoUnit.DAYS.between(due, day)).isGreaterThanOrEqualTo(length);
                assertThat(due).isAfterOrEqualTo(before);
                before = due;
            }
        }
    }

    @Test
    void working_hours_use_exactly_their_minutes_from_every_minute_of_seven_weeks() {
        var hours = CLOCKS.officeHours();
        for (String code : List.of("appeal.dispatch", "appeal.signfor")) {
            long minutes = code.equals("appeal.dispatch") ? 120 : 240;
            var before = Instant.MIN;
            for (var from = LocalDateTime.of(2026, 9, 14, 0, 0); from.getMonthValue() < 11; from = from.plusMinutes(1)) {
                var at = CLOCKS.start(code, from.atZone(ZONE).toInstant()).at();
                var local = at.atZone(ZONE).toLocalDateTime();
                if (hours.minutesBetween(from, local) != minutes || at.isBefore(before)
                        || !hours.isOpen(local.minusMinutes(1))) {
                    throw new AssertionError(code + " from " + from + " is due " + local);
                }
                before = at;
            }
        }
    }

    @Test
    void hours_round_the_clock_take_no_notice_of_the_calendar() {
        for (var from = LocalDateTime.of(2026, 9, 24, 0, 0); from.getMonthValue() < 10; from = from.plusMinutes(1)) {
            var at = CLOCKS.start("appeal.dispatch.urgent", from.atZone(ZONE).toInstant()).at();
            assertThat(at).isEqualTo(from.plusHours(1).atZone(ZONE).toInstant());
        }
    }

    @Test
    void part_used_grows_with_the_percentage_and_ends_with_the_clock() {
        for (StatutoryClock rule : CLOCKS.rules()) {
            for (var day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(5)) {
                var due = CLOCKS.start(rule.code(), noon(day));
                var before = Instant.MIN;
                for (int percent = 0; percent <= 100; percent += 10) {
                    var used = CLOCKS.partUsed(due, percent);
                    assertThat(used).isAfterOrEqualTo(before).isBeforeOrEqualTo(due.at());
                    before = used;
                }
                assertThat(before).as(rule.code() + " from " + day).isEqualTo(due.at());
            }
        }
    }

    @Test
    void a_holders_clock_never_ends_after_the_promise() {
        for (var from = LocalDateTime.of(2026, 9, 14, 0, 0); from.getMonthValue() < 11; from = from.plusMinutes(10)) {
            var promise = LocalDateTime.of(2026, 10, 13, 17, 30).atZone(ZONE).toInstant();
            for (String code : List.of("appeal.signfor", "appeal.support", "appeal.dispatch.urgent")) {
                var start = from.atZone(ZONE).toInstant();
                var due = CLOCKS.startWithin(code, start, promise);
                var free = CLOCKS.start(code, start);
                assertThat(due.at()).isEqualTo(free.at().isAfter(promise) ? promise : free.at());
                assertThat(due.cappedTo() != null).isEqualTo(!free.at().isBefore(promise));
            }
        }
    }
}
