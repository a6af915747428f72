package org.huiyin.people.command;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.domain.LoginName;
import org.huiyin.people.domain.ProviderIdentity;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.ProviderStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody in whom the provider has before it: into an account that exists and is linked to them, and into no other. */
@Component
public class ProviderHandler {
    private final ProviderStore links;
    private final CredentialStore credentials;
    private final Entry entry;
    private final PeopleRecord record;
    private final Clock clock;

    ProviderHandler(ProviderStore links, CredentialStore credentials, Entry entry, PeopleRecord record, Clock clock) {
        this.links = links;
        this.credentials = credentials;
        this.entry = entry;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public SignInStep enter(ProviderIdentity who, String agent) {
        var account = links.accountOf(who.issuer(), who.subject()).or(() -> linked(who)).orElseThrow(() -> refused("provider.unknown"));
        var open = credentials.of(account).orElseThrow(() -> refused("provider.closed"));
        return entry.fromProvider(open, who.secondFactor(), agent);
    }

    /** The first sign-in, where the settings say which claim names the account; an account linked to somebody else stays theirs. */
    private Optional<UUID> linked(ProviderIdentity who) {
        var login = who.login() == null ? "" : who.login().strip().toLowerCase(Locale.ROOT);
        var named = LoginName.isOne(login) ? credentials.byLogin(login) : Optional.<org.huiyin.people.domain.Credentials>empty();
        return named.map(account -> {
            if (!links.link(account.account(), who.issuer(), who.subject(), clock.instant())) {
                throw refused("provider.linked-otherwise");
            }
            record.add("AccountLinked", account.account(), account.account(), Map.of());
            return account.account();
        });
    }

    private static Refusal refused(String code) {
        return Refusal.of(Kind.NOT_SIGNED_IN, code, Map.of());
    }
}
