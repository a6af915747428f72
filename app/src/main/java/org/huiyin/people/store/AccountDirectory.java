package org.huiyin.people.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.kernel.District;
import org.huiyin.people.Accounts;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.domain.Account;
import org.springframework.stereotype.Component;

/** Answers the other modules' questions about accounts from the database. */
@Component
class AccountDirectory implements Accounts {
    private final AccountStore store;
    private final Offices offices;
    private final District district;

    AccountDirectory(AccountStore store, Offices offices, District district) {
        this.store = store;
        this.offices = offices;
        this.district = district;
    }

    @Override
    public Optional<Member> byId(UUID account) {
        return store.find(account).map(Account::member);
    }

    @Override
    public Optional<Member> deputyOf(UUID account, Instant at) {
        return store.deputy(account, LocalDate.ofInstant(at, district.zone())).map(Account::member);
    }

    @Override
    public List<Member> onDuty(Role role, Instant at) {
        var listed = store.onDuty(role, at);
        var reached = listed.isEmpty() ? store.holders(role, atTheTop()) : listed;
        return reached.stream()
                .map(Account::member)
                .map(member -> deputyOf(member.id(), at).orElse(member))
                .distinct()
                .toList();
    }

    private List<Integer> atTheTop() {
        return Stream.of(offices.centre().id(), offices.district().id()).distinct().toList();
    }

    @Override
    public List<Member> holdersOf(Role role, int office) {
        return store.holders(role, List.of(office)).stream().map(Account::member).toList();
    }
}
