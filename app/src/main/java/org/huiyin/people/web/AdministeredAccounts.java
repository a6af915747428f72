package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.command.Burden;
import org.huiyin.people.command.ProviderSettings;
import org.huiyin.people.domain.Account;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.store.AccountList;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.ProviderStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts as their administrator sees them, in pages by account name. */
@Component
class AdministeredAccounts {
    /** What the list is narrowed to. */
    record Wanted(String words, @Nullable Integer office, @Nullable Role role, boolean closed) {}

    /** {@code matters} and {@code subject}, who it is at the identity provider, are told of one account and not in the list. */
    record AdministeredAccount(
            UUID id, @Schema(example = "wang.min") String account, String name, AccountPost post, OfficeRef office, List<Role> roles,
            boolean secondFactor, boolean mustChangePassword, @Nullable Instant closedAt, @Nullable Long matters, @Nullable String subject) {}

    record AccountPost(int id, org.huiyin.kernel.Wording name) {}

    /** {@code next} is given back as {@code after}; null on the last page. */
    record AccountPage(List<AdministeredAccount> items, @Nullable String next) {}

    private final AccountStore store;
    private final AccountList list;
    private final Offices offices;
    private final Burden burden;
    private final ProviderStore links;
    private final ProviderSettings provider;

    AdministeredAccounts(
            AccountStore store, AccountList list, Offices offices, Burden burden, ProviderStore links, ProviderSettings provider) {
        this.store = store;
        this.list = list;
        this.offices = offices;
        this.burden = burden;
        this.links = links;
        this.provider = provider;
    }

    AccountPage page(Wanted wanted, String after, int limit, Member by) {
        OfficePolicy.inspect(by);
        var within = offices.open().stream()
                .map(org.huiyin.people.Office::id)
                .filter(id -> wanted.office() == null || offices.isAtOrBelow(id, wanted.office()))
                .filter(id -> offices.reaches(by.office(), id))
                .toList();
        if (within.isEmpty()) {
            return new AccountPage(List.of(), null);
        }
        var role = wanted.role() == null ? null : wanted.role().code();
        var found = list.page(within, wanted.words().strip().toLowerCase(Locale.ROOT), role, wanted.closed(), after, limit + 1);
        var items = found.stream().limit(limit).map(account -> seen(account, null, null)).toList();
        return new AccountPage(items, found.size() > limit ? items.getLast().account() : null);
    }

    AdministeredAccount one(UUID id, Member by) {
        OfficePolicy.inspect(by);
        return store.find(id)
                .filter(account -> offices.reaches(by.office(), account.office()))
                .map(account -> seen(account, burden.leftBy(id), links.subjectOf(id, provider.issuer()).orElse(null)))
                .orElseThrow(() -> Refusal.notFound("account.unknown"));
    }

    private AdministeredAccount seen(Account account, @Nullable Long matters, @Nullable String subject) {
        return new AdministeredAccount(
                account.id(), account.login(), account.name(), new AccountPost(account.post(), account.postName()),
                OfficeRef.of(offices.byId(account.office())), account.roles().stream().sorted().toList(), account.secondFactor(),
                account.initialPassword(), account.closedAt(), matters, subject);
    }
}
