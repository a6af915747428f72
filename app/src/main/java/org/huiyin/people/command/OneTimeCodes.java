package org.huiyin.people.command;

import java.time.Instant;
import org.huiyin.people.domain.Credentials;
import org.huiyin.people.domain.OneTimeCode;
import org.huiyin.people.store.CredentialStore;
import org.springframework.stereotype.Component;

/** Uses up a time-based code, or one of the codes on paper. */
@Component
class OneTimeCodes {
    private final CredentialStore credentials;

    OneTimeCodes(CredentialStore credentials) {
        this.credentials = credentials;
    }

    boolean accept(Credentials account, String code, Instant now) {
        if (account.secondFactor() != null) {
            var step = OneTimeCode.accept(account.secondFactor(), code, account.lastStep(), now);
            if (step.isPresent()) {
                return credentials.takeStep(account.account(), step.getAsLong());
            }
        }
        return credentials.takeRecoveryCode(account.account(), RecoveryCodes.canonical(code));
    }
}
