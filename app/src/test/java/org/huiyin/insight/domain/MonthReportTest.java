package org.huiyin.insight.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huiyin.insight.domain.MonthReport.Slot;
import org.junit.jupiter.api.Test;

/** The arithmetic of the monthly open report, against counts made by hand. */
class MonthReportTest {
    private static final String OPEN = "appeal:in-hand";
    private static final String DONE = "appeal:replied";

    private static MonthReport privately(Map<String, Integer> byCategory) {
        var month = new MonthReport();
        byCategory.forEach((category, number) -> {
            for (int i = 0; i < number; i++) {
                month.addPrivate(category, OPEN, null);
            }
        });
        return month.guarded();
    }

    @Test
    void average_and_median_count_days_to_the_first_answer() {
        var month = new MonthReport();
        for (double hours : new double[] {12, 24, 36, 240}) {
            month.addOpen("urban.waste", 3, 7, DONE, hours);
        }
        month.addOpen("urban.waste", 3, 7, OPEN, null);
        month.addOpen("urban.waste", 4, 7, OPEN, null);
        var lamp = month.guarded().offices().get(new Slot(false, "urban.waste", 3));
        assertThat(lamp.received()).isEqualTo(5);
        assertThat(lamp.states()).isEqualTo(Map.of(DONE, 4, OPEN, 1));
        assertThat(lamp.answered()).isEqualTo(4);
        assertThat(lamp.averageDays()).isEqualTo(3.3); // 312 h / 4 / 24 = 3.25
        assertThat(lamp.medianDays()).isEqualTo(1.3); // (24 + 36) / 2 / 24 = 1.25
        var township = month.guarded().townships().get(new Slot(false, "urban.waste", 7));
        assertThat(township.received()).isEqualTo(6);
        assertThat(month.guarded().total().received()).isEqualTo(6);
        assertThat(new MonthReport().total().averageDays()).isNull();
    }

    @Test
    void what_is_private_is_told_by_no_office_no_township_and_no_small_number() {
        var month = privately(Map.of("health", 7, "labour", 4, "welfare", 3));
        assertThat(month.offices().keySet()).containsExactly(new Slot(true, "", 0), new Slot(true, "health", 0));
        assertThat(month.offices().get(new Slot(true, "", 0)).received()).isEqualTo(7);
        assertThat(month.townships()).isEmpty();
        assertThat(privately(Map.of("health", 2, "labour", 2)).offices()).isEmpty();
    }

    @Test
    void a_small_state_hides_all_states_of_a_private_line() {
        var month = new MonthReport();
        for (int i = 0; i < 9; i++) {
            month.addPrivate("health", i < 2 ? OPEN : DONE, i < 4 ? 24.0 : null);
        }
        var health = month.guarded().offices().get(new Slot(true, "health", 0));
        assertThat(health.received()).isEqualTo(9);
        assertThat(health.states()).isEmpty();
        assertThat(health.averageDays()).isNull();
    }

    @Test
    void a_year_is_the_sum_of_what_its_months_may_tell_so_that_no_difference_tells_more() {
        var year = MonthReport.sum(List.of(privately(Map.of("health", 6)), privately(Map.of("health", 3)), privately(Map.of("health", 5))));
        assertThat(year.offices().get(new Slot(true, "health", 0)).received()).isEqualTo(11);
        assertThat(year.total().received()).isEqualTo(11);
    }

    @Test
    void the_states_of_a_year_are_told_only_when_each_month_told_them() {
        var small = new MonthReport();
        for (int i = 0; i < 8; i++) {
            small.addPrivate("health", i < 2 ? OPEN : DONE, null);
        }
        var year = MonthReport.sum(List.of(privately(Map.of("health", 6)), small.guarded()));
        assertThat(year.offices().get(new Slot(true, "health", 0)).states()).isEmpty();
        var told = MonthReport.sum(List.of(privately(Map.of("health", 6)), privately(Map.of("health", 5))));
        assertThat(told.offices().get(new Slot(true, "health", 0)).states()).isEqualTo(Map.of(OPEN, 11));
    }
}
