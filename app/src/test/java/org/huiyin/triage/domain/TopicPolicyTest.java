package org.huiyin.triage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Office.Level;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A district with a centre, two townships and a community of the first. */
class TopicPolicyTest {
    private static final int DISTRICT = 1;
    private static final int CENTRE = 2;
    private static final int TOWN = 3;
    private static final int OTHER_TOWN = 4;
    private static final int COMMUNITY = 5;
    private static final Offices OFFICES = Offices.of(List.of(office(DISTRICT, null, Level.DISTRICT, "district"), office(CENTRE, DISTRICT, Level.BODY, "centre"),
            office(TOWN, DISTRICT, Level.TOWNSHIP, "town"), office(OTHER_TOWN, DISTRICT, Level.TOWNSHIP, "town"), office(COMMUNITY, TOWN, Level.COMMUNITY, "village")));
    private final TopicPolicy policy = new TopicPolicy(OFFICES);

    private static Office office(int id, @Nullable Integer parent, Level level, String kind) {
        return new Office(id, "o" + id, parent, level, new Wording("单位" + id, "Office " + id), new Wording("单位" + id, "Office " + id), kind, true);
    }

    private static Header held(int office, @Nullable Integer about, String state, Flag... flags) {
        return new Header(new MatterId((short) 1, 1), "appeal", state, "路灯不亮", "municipal.lamps", "complaint", "web", office, null, about, Instant.EPOCH, null, null, null,
                Set.of(flags), false, null, 1, 1, 1);
    }

    private boolean counts(Role role, int office, Header header) {
        return policy.counts(new Member(new UUID(0, 1), "员", new Wording("岗", "Post"), office, Set.of(role)), header);
    }

    @ParameterizedTest
    @EnumSource
    void whatever_the_role_no_neighbour_and_none_below(Role role) {
        var header = held(TOWN, null, "in-hand");
        assertThat(counts(role, TOWN, header)).isTrue();
        assertThat(counts(role, OTHER_TOWN, header)).isFalse();
        assertThat(counts(role, COMMUNITY, header)).isFalse();
    }

    @Test
    void from_above_those_who_supervise_and_from_the_centre_whoever_works_there() {
        var header = held(COMMUNITY, null, "in-hand");
        for (var role : List.of(Role.HEAD, Role.LEADER, Role.SUPERVISOR, Role.AUDITOR)) {
            assertThat(counts(role, TOWN, header)).as("%s", role).isTrue();
        }
        assertThat(counts(Role.HANDLER, TOWN, header)).isFalse();
        assertThat(counts(Role.DISPATCHER, CENTRE, header)).isTrue();
        assertThat(counts(Role.LEADER, DISTRICT, header)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_complained_about_an_office_reaches_neither_it_nor_one_below(Role role) {
        assertThat(counts(role, TOWN, held(COMMUNITY, TOWN, "in-hand"))).isFalse();
        assertThat(counts(role, COMMUNITY, held(COMMUNITY, TOWN, "in-hand"))).isFalse();
        assertThat(counts(role, TOWN, held(TOWN, COMMUNITY, "in-hand"))).as("the superior leads").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void no_topic_of_reports_of_staff_or_of_what_its_holder_keeps(Role role) {
        for (var flag : List.of(Flag.REPORT, Flag.ABOUT_STAFF, Flag.NOT_INHERITED)) {
            assertThat(counts(role, TOWN, held(TOWN, null, "in-hand", flag))).as("%s", flag).isFalse();
        }
        assertThat(counts(role, TOWN, held(TOWN, null, "withdrawn"))).isFalse();
        assertThat(counts(role, TOWN, held(TOWN, null, "replied"))).isTrue();
    }
}
