package org.huiyin.people.command;

import java.util.Map;
import java.util.UUID;
import org.huiyin.people.Member;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.FailureStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.SessionStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For someone who forgot a password or lost a telephone: what they had ends, with every session it opened. */
@Component
public class CredentialReset {
    private final Administered administered;
    private final CredentialStore credentials;
    private final FailureStore failures;
    private final SessionStore sessions;
    private final PeopleRecord record;

    CredentialReset(Administered administered, CredentialStore credentials, FailureStore failures, SessionStore sessions, PeopleRecord record) {
        this.administered = administered;
        this.credentials = credentials;
        this.failures = failures;
        this.sessions = sessions;
        this.record = record;
    }

    /** Returns a drawn password, to be changed at the next sign-in. */
    @Transactional
    public String password(UUID id, Member by) {
        var account = administered.byAnother(id, by);
        var password = Passwords.draw();
        credentials.setPassword(id, Passwords.hashDrawn(password), true);
        sessions.endAll(id);
        failures.forget(account.login());
        record.add("AccountPasswordReset", id, by.id(), Map.of());
        return password;
    }

    @Transactional
    public void secondFactor(UUID id, Member by) {
        administered.byAnother(id, by);
        credentials.removeSecondFactors(id);
        sessions.endAll(id);
        record.add("AccountSecondFactorRemoved", id, by.id(), Map.of());
    }
}
