package org.huiyin.people.command;

import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.domain.Account;
import org.huiyin.people.domain.AccountPolicy;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.FailureStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.SessionStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For someone who forgot a password or lost a telephone: what they had ends, with every session it opened. */
@Component
public class CredentialReset {
    private final AccountStore accounts;
    private final CredentialStore credentials;
    private final FailureStore failures;
    private final SessionStore sessions;
    private final Offices offices;
    private final PeopleRecord record;

    CredentialReset(AccountStore accounts, CredentialStore credentials, FailureStore failures, SessionStore sessions,
            Offices offices, PeopleRecord record) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.failures = failures;
        this.sessions = sessions;
        this.offices = offices;
        this.record = record;
    }

    /** Returns a drawn password, to be changed at the next sign-in. */
    @Transactional
    public String password(UUID id, Member by) {
        var account = permitted(id, by);
        var password = Passwords.draw();
        credentials.setPassword(id, Passwords.hashDrawn(password), true);
        sessions.endAll(id);
        failures.forget(account.login());
        record.add("AccountPasswordReset", id, by.id(), Map.of());
        return password;
    }

    @Transactional
    public void secondFactor(UUID id, Member by) {
        permitted(id, by);
        credentials.removeSecondFactor(id);
        sessions.endAll(id);
        record.add("AccountSecondFactorRemoved", id, by.id(), Map.of());
    }

    private Account permitted(UUID id, Member by) {
        var account = accounts.find(id).orElseThrow(() -> Refusal.notFound("account.unknown"));
        AccountPolicy.administer(by, account.office(), offices);
        AccountPolicy.change(account);
        if (by.id().equals(id)) {
            throw Refusal.notAllowed("account.own");
        }
        return account;
    }
}
