package org.huiyin.people.command;

import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.SignedIn;
import org.huiyin.people.domain.PasswordRule;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.SessionStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses a new password; every other session of the account ends. */
@Component
public class PasswordHandler {
    private final CredentialStore credentials;
    private final SessionStore sessions;
    private final Reproof reproof;
    private final Passwords passwords;
    private final PeopleRecord record;
    private final TransactionTemplate transaction;

    PasswordHandler(CredentialStore credentials, SessionStore sessions, Reproof reproof, Passwords passwords,
            PeopleRecord record, TransactionTemplate transaction) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.reproof = reproof;
        this.passwords = passwords;
        this.record = record;
        this.transaction = transaction;
    }

    public void change(SignedIn by, String old, String chosen) {
        var account = credentials.of(by.member().id()).orElseThrow(Refusal::notSignedIn);
        PasswordRule.check(account.login(), chosen);
        if (old.equals(chosen)) {
            throw Refusal.invalid("password.as-before", "new");
        }
        reproof.password(account, old);
        var hash = passwords.admit(() -> passwords.hash(chosen));
        transaction.executeWithoutResult(_ -> {
            credentials.setPassword(account.account(), hash, false);
            sessions.endOthers(account.account(), by.session());
            record.add("AccountPasswordChosen", account.account(), account.account(), Map.of());
        });
    }
}
