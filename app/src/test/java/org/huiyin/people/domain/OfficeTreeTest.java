package org.huiyin.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Office.Level;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfficeTreeTest {
    static final Office DISTRICT = office(1, null, Level.DISTRICT, "望川区", "district", true);
    static final Office CENTRE = office(2, 1, Level.BODY, "快处中心", "centre", true);
    static final Office HOUSING = office(3, 1, Level.DEPARTMENT, "区住建局", "department", true);
    static final Office JIANGBEI = office(4, 1, Level.TOWNSHIP, "江北街道", "street", true);
    static final Office HENAN = office(5, 1, Level.TOWNSHIP, "河南镇", "town", true);
    static final Office BINHE = office(6, 4, Level.COMMUNITY, "滨河社区", "community", true);
    static final Office LAOCHENG = office(7, 4, Level.COMMUNITY, "老城社区", "community", true);
    static final Office CLOSED = office(8, 4, Level.COMMUNITY, "旧街社区", "community", false);
    static final Offices TREE = Offices.of(List.of(DISTRICT, CENTRE, HOUSING, JIANGBEI, HENAN, BINHE, LAOCHENG, CLOSED));

    static Office office(int id, @Nullable Integer parent, Level level, String name, String kind, boolean open) {
        return new Office(id, "o" + id, parent, level, new Wording(name, "Office " + id), new Wording(name, "O" + id), kind, open);
    }

    static Member member(int office, Role... roles) {
        return new Member(new java.util.UUID(0, office), "某人", new Wording("岗", "post"), office, java.util.Set.of(roles));
    }

    @Test
    void an_office_stands_at_or_below_itself_and_everything_above_it() {
        assertThat(TREE.isAtOrBelow(6, 6)).isTrue();
        assertThat(TREE.isAtOrBelow(6, 4)).isTrue();
        assertThat(TREE.isAtOrBelow(6, 1)).isTrue();
        assertThat(TREE.isAtOrBelow(6, 5)).isFalse();
        assertThat(TREE.isAtOrBelow(4, 6)).isFalse();
        assertThat(TREE.superiorOf(6)).contains(JIANGBEI);
        assertThat(TREE.superiorOf(1)).isEmpty();
    }

    @Test
    void a_role_at_the_centre_reaches_the_whole_district_and_elsewhere_only_down() {
        assertThat(TREE.centre()).isEqualTo(CENTRE);
        assertThat(TREE.reaches(2, 6)).isTrue();
        assertThat(TREE.reaches(4, 6)).isTrue();
        assertThat(TREE.reaches(4, 3)).isFalse();
        assertThat(TREE.reaches(6, 4)).isFalse();
    }

    @Test
    void communities_are_the_first_lane_townships_the_second_and_all_else_the_third() {
        assertThat(TREE.lane(6)).isEqualTo(1);
        assertThat(TREE.lane(4)).isEqualTo(2);
        assertThat(TREE.lane(3)).isEqualTo(3);
        assertThat(TREE.lane(2)).isEqualTo(3);
        assertThat(TREE.lane(1)).isEqualTo(3);
    }

    @Test
    void a_closed_office_is_still_known_but_offered_nowhere() {
        assertThat(TREE.byId(8).open()).isFalse();
        assertThat(TREE.open()).doesNotContain(CLOSED).startsWith(DISTRICT).hasSize(7);
        assertThat(TREE.children(4)).containsExactly(BINHE, LAOCHENG);
        assertThat(TREE.search("旧街", 9)).isEmpty();
    }

    @Test
    void a_search_finds_the_whole_name_first() {
        assertThat(TREE.search("社区", 9)).containsExactly(BINHE, LAOCHENG);
        assertThat(TREE.search("o6", 9)).containsExactly(BINHE);
        assertThat(TREE.search(" 江北街道 ", 9)).containsExactly(JIANGBEI);
        assertThat(TREE.search("no such", 9)).isEmpty();
        assertThat(TREE.search("", 2)).hasSize(2);
    }

    @Test
    void an_office_is_shown_with_the_name_it_had_on_the_day() {
        var renamed = LocalDate.of(2026, 5, 1);
        var old = new Wording("滨江村", "Binjiang Village");
        var tree = OfficeTree.of(List.of(DISTRICT, JIANGBEI, HENAN, BINHE), List.of(
                new OfficePeriod(6, LocalDate.of(2020, 1, 1), renamed, 5, old, old),
                new OfficePeriod(6, renamed, null, 4, BINHE.name(), BINHE.shortName())), Map.of());
        assertThat(tree.asOf(6, renamed.minusDays(1)).name()).isEqualTo(old);
        assertThat(tree.asOf(6, renamed.minusDays(1)).parent()).isEqualTo(5);
        assertThat(tree.asOf(6, renamed)).isEqualTo(BINHE);
        assertThat(tree.asOf(6, LocalDate.of(1999, 1, 1))).isEqualTo(BINHE);
    }

    @Test
    void an_office_answers_for_itself_for_those_above_it_and_for_all_that_were_merged_into_these() {
        assertThat(TREE.answersFor(6)).containsExactlyInAnyOrder(6, 4, 1);
        var merged = OfficeTree.of(List.of(DISTRICT, HENAN, JIANGBEI, BINHE, LAOCHENG, CLOSED), List.of(), Map.of(8, 7, 7, 6, 5, 4));
        assertThat(merged.answersFor(6)).as("through several mergers, also of what stands above").containsExactlyInAnyOrder(6, 7, 8, 4, 5, 1);
        assertThat(merged.answersFor(4)).as("not for what is below").containsExactlyInAnyOrder(4, 5, 1);
        var circle = OfficeTree.of(List.of(DISTRICT, JIANGBEI, HENAN), List.of(), Map.of(4, 5, 5, 4));
        assertThat(circle.answersFor(4)).as("comes to an end").containsExactlyInAnyOrder(4, 5, 1);
        assertThat(List.of(merged.successorOf(8), merged.successorOf(7), merged.successorOf(6), merged.successorOf(5))).containsExactly(6, 6, 6, 4);
        assertThat(circle.successorOf(4)).as("comes to an end").isIn(4, 5);
    }

    @Test
    void a_district_without_a_centre_is_its_own_and_an_empty_one_has_no_offices() {
        assertThat(Offices.of(List.of(DISTRICT, JIANGBEI)).centre()).isEqualTo(DISTRICT);
        var empty = Offices.of(List.of());
        assertThat(empty.open()).isEmpty();
        assertThatThrownBy(empty::district).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_administrators_administer_and_only_where_their_office_reaches() {
        for (var role : Role.values()) {
            for (var at : TREE.open()) {
                for (var office : TREE.open()) {
                    boolean may = role == Role.ADMINISTRATOR && TREE.reaches(at.id(), office.id());
                    assertThat(permits(() -> OfficePolicy.administer(member(at.id(), role), office.id(), TREE)))
                            .as("%s at %s over %s", role, at.code(), office.code()).isEqualTo(may);
                    assertThat(permits(() -> AccountPolicy.administer(member(at.id(), role), office.id(), TREE))).isEqualTo(may);
                }
            }
        }
    }

    @Test
    void each_level_has_its_place() {
        assertThat(permits(() -> OfficePolicy.place(Level.COMMUNITY, JIANGBEI))).isTrue();
        assertThat(permits(() -> OfficePolicy.place(Level.COMMUNITY, DISTRICT))).isFalse();
        assertThat(permits(() -> OfficePolicy.place(Level.COMMUNITY, CLOSED))).isFalse();
        assertThat(permits(() -> OfficePolicy.place(Level.TOWNSHIP, DISTRICT))).isTrue();
        assertThat(permits(() -> OfficePolicy.place(Level.TOWNSHIP, null))).isFalse();
        assertThat(permits(() -> OfficePolicy.place(Level.DISTRICT, null))).isTrue();
        assertThat(permits(() -> OfficePolicy.place(Level.DISTRICT, DISTRICT))).isFalse();
        assertThat(permits(() -> OfficePolicy.place(Level.BODY, HOUSING))).isTrue();
        assertThat(permits(() -> OfficePolicy.place(Level.BODY, BINHE))).isFalse();
    }

    @Test
    void an_office_closes_only_when_nothing_depends_on_it() {
        assertThat(permits(() -> OfficePolicy.close(BINHE, TREE, 0, 0))).isTrue();
        assertThat(permits(() -> OfficePolicy.close(BINHE, TREE, 1, 0))).isFalse();
        assertThat(permits(() -> OfficePolicy.close(BINHE, TREE, 0, 1))).isFalse();
        assertThat(permits(() -> OfficePolicy.close(JIANGBEI, TREE, 0, 0))).as("communities below").isFalse();
        assertThat(permits(() -> OfficePolicy.close(HENAN, TREE, 0, 0))).isTrue();
        assertThat(permits(() -> OfficePolicy.close(CENTRE, TREE, 0, 0))).isFalse();
        assertThat(permits(() -> OfficePolicy.close(DISTRICT, TREE, 0, 0))).isFalse();
        assertThat(permits(() -> OfficePolicy.close(CLOSED, TREE, 0, 0))).isFalse();
    }

    static boolean permits(Runnable rule) {
        try {
            rule.run();
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }
}
