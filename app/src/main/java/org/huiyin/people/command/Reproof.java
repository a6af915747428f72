package org.huiyin.people.command;

import org.huiyin.people.command.Tries.Tried;
import org.huiyin.people.domain.Credentials;
import org.springframework.stereotype.Component;

/** Asks someone already signed in to show again who they are, under the same lock as the door: a living session alone is not enough. */
@Component
class Reproof {
    private final Tries tries;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final ProviderSettings provider;

    Reproof(Tries tries, Passwords passwords, OneTimeCodes codes, ProviderSettings provider) {
        this.provider = provider;
        this.tries = tries;
        this.passwords = passwords;
        this.codes = codes;
    }

    /** Whoever signs in elsewhere, and has nothing here yet, has nothing to show. */
    boolean isPossible(Credentials account) {
        return account.hasFactor() || account.password() != null && provider.passwords();
    }

    void ask(Credentials account, Proof proof) {
        if (proof.code() != null && !proof.code().isBlank()) {
            var code = proof.code();
            tries.on(account.login(), now -> codes.accept(account, code, now) ? new Tried.SoFar<>(true) : new Tried.Wrong<>("account.code-wrong"));
        } else {
            password(account, proof.password() == null ? "" : proof.password());
        }
    }

    void password(Credentials account, String typed) {
        passwords.admit(() -> tries.on(account.login(),
                _ -> passwords.matches(typed, account.password()) ? new Tried.SoFar<>(true) : new Tried.Wrong<Boolean>("account.wrong")));
    }
}
