package org.huiyin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.huiyin.kernel.Wording;
import org.junit.jupiter.api.Test;

class RuleTitleTest {
    private static final Wording FORESTS = new Wording("林业林权", "Forests");
    private static final Wording VILLAGE = new Wording("八家坪村", "Bajiaping Village");
    private static final YearMonth APRIL = YearMonth.of(2023, 4);

    @Test
    void to_a_resident_what_is_not_sorted_yet_is_theirs_and_not_unsorted() {
        assertThat(RuleTitle.toResident(RuleTitle.of(null, VILLAGE)).zh()).startsWith("您的诉求（");
        assertThat(RuleTitle.toResident(RuleTitle.of(null, null)).en()).isEqualTo("Your appeal");
        assertThat(RuleTitle.toResident(FORESTS)).isEqualTo(FORESTS);
    }

    @Test
    void a_title_by_rule_is_category_and_place_in_both_languages() {
        assertThat(RuleTitle.of(FORESTS, VILLAGE)).isEqualTo(new Wording("林业林权（八家坪村）", "Forests (Bajiaping Village)"));
        assertThat(RuleTitle.of(FORESTS, null)).isEqualTo(FORESTS);
        assertThat(RuleTitle.ofEarlier(FORESTS, VILLAGE, APRIL))
                .isEqualTo(new Wording("林业林权（八家坪村，2023年4月）", "Forests (Bajiaping Village, April 2023)"));
    }

    @Test
    void a_title_that_is_still_the_rules_is_said_in_both_languages() {
        for (var rule : new Wording[] {RuleTitle.of(FORESTS, VILLAGE), FORESTS, RuleTitle.ofEarlier(FORESTS, VILLAGE, APRIL)}) {
            assertThat(RuleTitle.said(rule.zh(), FORESTS, VILLAGE, APRIL)).isEqualTo(rule);
        }
        assertThat(RuleTitle.said("未分类的诉求", null, VILLAGE, APRIL).en()).isEqualTo("Appeal not yet sorted");
    }

    @Test
    void what_was_sorted_after_it_came_in_is_named_by_what_it_is_now() {
        var before = RuleTitle.of(null, VILLAGE).zh();
        assertThat(RuleTitle.said(before, null, VILLAGE, APRIL)).isEqualTo(RuleTitle.of(null, VILLAGE));
        assertThat(RuleTitle.said(before, FORESTS, VILLAGE, APRIL)).isEqualTo(RuleTitle.of(FORESTS, VILLAGE));
        assertThat(RuleTitle.said("未分类的诉求", FORESTS, null, APRIL)).isEqualTo(FORESTS);
        assertThat(RuleTitle.said("未分类的诉求", FORESTS, VILLAGE, APRIL)).isEqualTo(RuleTitle.of(FORESTS, VILLAGE));
    }

    @Test
    void a_title_somebody_worded_stays_as_it_was_written() {
        assertThat(RuleTitle.said("八家坪村野猪伤人", FORESTS, VILLAGE, APRIL)).isEqualTo(new Wording("八家坪村野猪伤人", "八家坪村野猪伤人"));
    }
}
