package org.huiyin.triage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huiyin.triage.domain.Adviser.ByRule;
import org.huiyin.triage.domain.Adviser.Where;
import org.huiyin.triage.domain.FirstDay.Known;
import org.huiyin.triage.domain.Suggestion.Reason;
import org.huiyin.triage.domain.WhoTakes.Taker;
import org.junit.jupiter.api.Test;

/** Category, office and urgency of one appeal, by rules and by what was decided. */
class AdviserTest {
    private static final FirstDay RULES = new FirstDay(List.of(new Known("lamps", List.of("路灯"), List.of(), List.of()), new Known("gas", List.of("煤气"), List.of(), List.of())));
    private static final Map<String, ByRule> BY_RULE = Map.of("lamps", new ByRule(7, false), "gas", new ByRule(8, true));
    private static final Where HERE = new Where(31, 3, _ -> true);
    private static final UrgentWords DANGER = UrgentWords.of(List.of(new Row(Map.of("word", "冒烟", "kind", "urgent")), new Row(Map.of("word", "没有", "kind", "not"))));

    private static Adviser adviser(List<Example> decided, WhoTakes takers) {
        return new Adviser(Sorter.of(decided, RULES, 1), takers, BY_RULE, DANGER);
    }

    private static List<Example> decided(int many) {
        return IntStream.range(0, many).mapToObj(at -> at % 2 == 0 ? new Example("", "第" + "甲乙丙丁".charAt(at % 4) + "巷路灯不亮，晚上很黑", "lamps")
                : new Example("", "厨房煤气味很重，第" + "甲乙丙丁".charAt(at % 4) + "栋", "gas")).toList();
    }

    @Test
    void on_the_first_day_the_rules_answer_and_say_that_they_have_learnt_nothing() {
        var said = adviser(List.of(), new WhoTakes()).suggest("1/0", "巷口路灯坏了", HERE);
        assertThat(said.categories().getFirst().code()).isEqualTo("lamps");
        assertThat(said.categories().getFirst().evidence()).containsExactly("路灯");
        assertThat(said.offices().getFirst().office()).isEqualTo(7);
        assertThat(said.reason()).isEqualTo(Reason.FEW_DECISIONS);
        assertThat(adviser(List.of(), new WhoTakes()).suggest("1/0", "您好", HERE).reason()).isEqualTo(Reason.NOTHING_KNOWN);
    }

    @Test
    void what_was_decided_often_is_sure() {
        var said = adviser(decided(200), new WhoTakes()).suggest("1/200", "第丙巷路灯不亮，晚上很黑", HERE);
        assertThat(said.reason()).isEqualTo(Reason.SURE);
        assertThat(said.categories().getFirst().percent()).isGreaterThan(80);
    }

    @Test
    void three_are_always_offered_however_little_the_others_are() {
        var more = new FirstDay(java.util.stream.Stream.of("路灯", "煤气", "井盖", "树枝").map(word -> new Known(word, List.of(word), List.of(), List.of())).toList());
        var sure = new Adviser(Sorter.of(List.of(), more, 1), new WhoTakes(), Map.of(), DANGER).suggest("1/0", "路灯".repeat(40) + "路灯不亮", HERE);
        assertThat(sure.categories()).hasSize(3);
        var taught = IntStream.range(0, 240).mapToObj(at -> new Example("", "第" + "甲乙丙丁".charAt(at % 4) + List.of("巷路灯不亮", "栋煤气味重", "路井盖翘起", "院树枝挡窗").get(at % 4), List.of("路灯", "煤气", "井盖", "树枝").get(at % 4))).toList();
        var said = new Adviser(Sorter.of(taught, more, 1), new WhoTakes(), Map.of(), DANGER).suggest("1/240", "第甲巷路灯不亮", HERE).categories();
        assertThat(said).hasSize(3).first().satisfies(one -> assertThat(one.code()).isEqualTo("路灯"));
        assertThat(said.getLast().percent()).isLessThan(3);
        assertThat(adviser(List.of(), new WhoTakes()).suggest("1/0", "路灯", HERE).categories()).as("there are only two").hasSize(2);
    }

    @Test
    void offices_that_took_such_before_come_first_and_who_may_not_have_it_never() {
        var takers = new WhoTakes();
        IntStream.range(0, 9).forEach(_ -> takers.learn("lamps", new Taker.Community()));
        takers.learn("lamps", new Taker.Always(5));
        var by = adviser(decided(200), takers);
        var said = by.suggest("1", "第丙巷路灯不亮", HERE).offices();
        assertThat(said.getFirst().office()).as("the community it is about").isEqualTo(31);
        assertThat(said.getFirst().times()).isEqualTo(9);
        assertThat(said.getFirst().of()).isEqualTo(10);
        assertThat(by.suggest("1", "第丙巷路灯不亮", new Where(42, 4, _ -> true)).offices().getFirst().office()).as("elsewhere another").isEqualTo(42);
        assertThat(by.suggest("1", "第丙巷路灯不亮", new Where(null, 4, _ -> true)).offices().getFirst().office()).as("only the township is known").isEqualTo(4);
        assertThat(by.suggest("1", "第丙巷路灯不亮", new Where(31, 3, office -> office != 31)).offices()).noneMatch(one -> one.office() == 31);
    }

    @Test
    void danger_is_said_with_its_words_unless_it_is_denied() {
        var by = adviser(List.of(), new WhoTakes());
        assertThat(by.suggest("1", "路灯冒烟了", HERE).urgent()).containsExactly("冒烟");
        assertThat(by.suggest("1", "路灯没有冒烟", HERE).urgent()).isEmpty();
        assertThat(by.suggest("1", "煤气味", HERE).urgent()).as("a category that is always urgent").containsExactly("煤气");
        assertThat(by.suggest("1", "路灯有没有冒烟", HERE).urgent()).as("asked, not denied").containsExactly("冒烟");
        assertThat(by.suggest("1", "没有煤气味", HERE).urgent()).as("not by what is denied").isEmpty();
    }

    @Test
    void confidence_is_compared_with_what_came_true_and_few_say_nothing() {
        var all = new Accuracy();
        all.add(new Accuracy.Some(true, 9, 10, 950, 9, 8));
        assertThat(all.sure()).isNull();
        assertThat(all.ece()).isNull();
        all.add(new Accuracy.Some(false, 5, 30, 1650, 12, 15));
        assertThat(all.sure()).isEqualTo(25);
        assertThat(all.categoryRight()).isEqualTo(53);
        assertThat(all.sureRight()).as("only ten were sure").isNull();
        assertThat(all.ece()).isEqualTo(Math.round(10 * ((950 - 900) + (1650 - 1200)) / 40.0) / 10.0);
        assertThat(all.bins()).containsExactly(new Accuracy.Bin(50, 60, 30, 55, 40), new Accuracy.Bin(90, 100, 10, 95, 90));
    }

    @Test
    void a_month_like_the_one_before_has_drifted_by_nothing() {
        assertThat(Drift.index(Map.of("a", 50, "b", 50), Map.of("a", 50, "b", 50))).isZero();
        assertThat(Drift.index(Map.of("a", 500, "b", 500), Map.of("a", 5, "b", 5))).isLessThan(0.01);
        assertThat(Drift.index(Map.of("a", 90, "b", 10), Map.of("a", 50, "b", 50))).isGreaterThan(0.25);
        assertThat(Drift.index(Map.of("a", 50), Map.of("a", 25, "new", 25))).isGreaterThan(0.25).isFinite();
    }

    @Test
    void of_replies_nothing_is_shown_that_lets_a_few_be_worked_out() {
        assertThat(Quality.shown(replies(100), Map.of("a", replies(60), "b", replies(40)))).containsExactlyInAnyOrder("a", "b");
        assertThat(Quality.shown(replies(100), Map.of("a", replies(60), "b", replies(35), "c", replies(5)))).as("100 less 95 would be c").containsExactly("a");
        assertThat(Quality.shown(replies(100), Map.of("a", replies(40), "c", replies(5)))).as("55 are left over").containsExactly("a");
        assertThat(Quality.shown(replies(65), Map.of("a", replies(60), "c", replies(5)))).isEmpty();
    }

    private static Quality replies(int many) {
        var quality = new Quality();
        quality.replies(many);
        return quality;
    }
}
