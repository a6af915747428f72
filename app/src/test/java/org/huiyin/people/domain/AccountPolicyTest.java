package org.huiyin.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.people.domain.OfficeTreeTest.TREE;
import static org.huiyin.people.domain.OfficeTreeTest.member;
import static org.huiyin.people.domain.OfficeTreeTest.permits;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountPolicyTest {
    private static Account account(long id, int office, @Nullable Instant closed, Role... roles) {
        return new Account(
                new UUID(1, id), "a" + id, "某人", 1, new Wording("岗", "post"), office, Set.of(roles), false, false, closed);
    }

    @Test
    void leave_is_recorded_by_the_person_the_head_of_the_office_or_an_administrator_above() {
        var absent = account(9, 6, null, Role.HANDLER);
        assertThat(permits(() -> AccountPolicy.recordLeave(absent.member(), absent, TREE))).isTrue();
        assertThat(permits(() -> AccountPolicy.recordLeave(member(6, Role.HEAD), absent, TREE))).isTrue();
        assertThat(permits(() -> AccountPolicy.recordLeave(member(4, Role.ADMINISTRATOR), absent, TREE))).isTrue();
        assertThat(permits(() -> AccountPolicy.recordLeave(member(4, Role.HEAD), absent, TREE))).isFalse();
        assertThat(permits(() -> AccountPolicy.recordLeave(member(7, Role.HEAD), absent, TREE))).isFalse();
        assertThat(permits(() -> AccountPolicy.recordLeave(member(6, Role.HANDLER), absent, TREE))).isFalse();
    }

    @Test
    void a_deputy_is_another_open_account_of_the_office_or_of_the_one_above() {
        var absent = account(1, 6, null, Role.HANDLER);
        assertThat(permits(() -> AccountPolicy.deputise(absent, account(2, 6, null, Role.HANDLER), TREE))).isTrue();
        assertThat(permits(() -> AccountPolicy.deputise(absent, account(2, 4, null, Role.HANDLER), TREE))).isTrue();
        assertThat(permits(() -> AccountPolicy.deputise(absent, account(2, 7, null, Role.HANDLER), TREE))).isFalse();
        assertThat(permits(() -> AccountPolicy.deputise(absent, account(2, 1, null, Role.HANDLER), TREE))).isFalse();
        assertThat(permits(() -> AccountPolicy.deputise(absent, account(2, 6, Instant.EPOCH, Role.HANDLER), TREE))).isFalse();
        assertThat(permits(() -> AccountPolicy.deputise(absent, absent, TREE))).isFalse();
    }

    @Test
    void the_duty_list_is_kept_at_the_centre() {
        assertThat(permits(() -> AccountPolicy.keepDutyList(member(2, Role.DISPATCHER), TREE))).isTrue();
        assertThat(permits(() -> AccountPolicy.keepDutyList(member(1, Role.ADMINISTRATOR), TREE))).isTrue();
        assertThat(permits(() -> AccountPolicy.keepDutyList(member(4, Role.ADMINISTRATOR), TREE))).isFalse();
        assertThat(permits(() -> AccountPolicy.keepDutyList(member(2, Role.LEADER), TREE))).isFalse();
    }

    @Test
    void agents_dispatchers_and_auditors_sit_at_district_level() {
        for (var role : Role.values()) {
            boolean ofTheDistrict = Set.of(Role.AGENT, Role.DISPATCHER, Role.AUDITOR).contains(role);
            assertThat(permits(() -> AccountPolicy.grant(Set.of(role), TREE.byId(2)))).as("%s at the centre", role).isTrue();
            assertThat(permits(() -> AccountPolicy.grant(Set.of(role), TREE.byId(4)))).as("%s in a street", role).isEqualTo(!ofTheDistrict);
        }
        assertThat(permits(() -> AccountPolicy.grant(Set.of(), TREE.byId(2)))).isFalse();
    }

    @Test
    void administration_is_never_given_up_for_oneself_nor_by_the_last() {
        var administrator = account(1, 2, null, Role.ADMINISTRATOR);
        assertThat(permits(() -> AccountPolicy.giveUpAdministration(administrator.member(), administrator, 5))).isFalse();
        assertThat(permits(() -> AccountPolicy.giveUpAdministration(member(1, Role.ADMINISTRATOR), administrator, 0))).isFalse();
        assertThat(permits(() -> AccountPolicy.giveUpAdministration(member(1, Role.ADMINISTRATOR), administrator, 1))).isTrue();
    }

    @Test
    void an_account_that_holds_matters_is_not_let_go() {
        assertThat(permits(() -> AccountPolicy.letGo(account(1, 6, null, Role.HANDLER), 1))).isFalse();
        assertThat(permits(() -> AccountPolicy.letGo(account(1, 6, Instant.EPOCH, Role.HANDLER), 0))).isFalse();
        assertThat(permits(() -> AccountPolicy.letGo(account(1, 6, null, Role.HANDLER), 0))).isTrue();
    }
}
