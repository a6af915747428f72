package org.huiyin.people.command;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.SignedIn;
import org.huiyin.people.domain.Passkey;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.PasskeyStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.SessionStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What goes with every second factor that comes or goes: codes on paper, the other sessions, the record. */
@Component
class FactorChange {
    private final CredentialStore credentials;
    private final PasskeyStore passkeys;
    private final SessionStore sessions;
    private final PeopleRecord record;

    FactorChange(CredentialStore credentials, PasskeyStore passkeys, SessionStore sessions, PeopleRecord record) {
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.record = record;
    }

    /** Returns fresh codes, shown this once. Other sessions end: they were opened without the new factor. */
    List<String> stands(SignedIn by, String event) {
        var account = by.member().id();
        var codes = RecoveryCodes.draw();
        credentials.setRecoveryCodes(account, codes.stream().map(RecoveryCodes::canonical).toList());
        sessions.endOthers(account, by.session());
        note(account, event);
        return codes;
    }

    /** Other sessions end: they may have been opened with what is gone. Without any factor the codes on paper are void. */
    void gone(SignedIn by, String event, boolean last) {
        var account = by.member().id();
        if (last) {
            credentials.setRecoveryCodes(account, List.of());
        }
        sessions.endOthers(account, by.session());
        note(account, event);
    }

    /** Returns codes on paper when it is the first factor. */
    @Transactional
    List<String> add(SignedIn by, Passkey passkey) {
        var account = by.member().id();
        boolean first = !credentials.of(account).orElseThrow(Refusal::notSignedIn).hasFactor();
        if (!passkeys.add(account, passkey)) {
            throw Refusal.notAllowed("passkey.known");
        }
        if (first) {
            return stands(by, "AccountPasskeyAdded");
        }
        note(account, "AccountPasskeyAdded");
        return List.of();
    }

    private void note(UUID account, String event) {
        record.add(event, account, account, Map.of());
    }
}
