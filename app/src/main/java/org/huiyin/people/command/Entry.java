package org.huiyin.people.command;

import org.huiyin.people.SignInCookies;
import org.huiyin.people.command.SignInStep.FactorOwed;
import org.huiyin.people.command.SignInStep.Opened;
import org.huiyin.people.domain.Credentials;
import org.huiyin.people.store.FactorStore;
import org.huiyin.people.store.FactorStore.Wanted;
import org.huiyin.people.store.SessionStore;
import org.springframework.stereotype.Component;

/** What follows once someone has shown who they are: the session, or the question for the second factor. */
@Component
class Entry {
    private final SessionStore sessions;
    private final FactorStore factors;

    Entry(SessionStore sessions, FactorStore factors) {
        this.sessions = sessions;
        this.factors = factors;
    }

    Opened open(Credentials account, String agent) {
        return new Opened(sessions.begin(account.account(), agent));
    }

    /** By way of the provider, whose second factor may have counted. */
    SignInStep fromProvider(Credentials account, boolean factorElsewhere, String agent) {
        return account.hasFactor() && !factorElsewhere
                ? owe(account, true)
                : new Opened(sessions.begin(account.account(), agent, true, factorElsewhere));
    }

    FactorOwed owe(Credentials account, boolean byProvider) {
        var cookie = SignInCookies.draw();
        factors.begin(cookie, new Wanted(account.account(), byProvider));
        return new FactorOwed(cookie, account.secondFactor() != null, account.passkeys());
    }

    Opened finish(String cookie, Wanted wanted, String agent) {
        factors.end(cookie);
        return new Opened(sessions.begin(wanted.account(), agent, wanted.byProvider(), false));
    }
}
