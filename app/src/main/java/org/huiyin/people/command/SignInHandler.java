package org.huiyin.people.command;

import java.util.Locale;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.command.Tries.Tried;
import org.huiyin.people.domain.Credentials;
import org.huiyin.people.store.CredentialStore;
import org.springframework.stereotype.Component;

/** Opens a session by name and password. A right password without its second factor neither counts nor clears, and opens the door by half. */
@Component
public class SignInHandler {
    private final CredentialStore credentials;
    private final Tries tries;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Entry entry;
    private final ProviderSettings provider;

    SignInHandler(CredentialStore credentials, Tries tries, Passwords passwords, OneTimeCodes codes, Entry entry, ProviderSettings provider) {
        this.credentials = credentials;
        this.tries = tries;
        this.passwords = passwords;
        this.codes = codes;
        this.entry = entry;
        this.provider = provider;
    }

    public SignInStep handle(SignIn command) {
        if (!provider.passwords()) {
            throw Refusal.notPermitted("account.passwords-off");
        }
        var login = command.login().strip().toLowerCase(Locale.ROOT);
        return passwords.admit(() -> tries.on(login, now -> {
            var found = credentials.byLogin(login);
            boolean right = passwords.matches(command.password(), found.map(Credentials::password).orElse(null));
            if (found.isEmpty() || !right) {
                return new Tried.Wrong<>("account.wrong");
            }
            var account = found.get();
            if (!account.hasFactor()) {
                return new Tried.Right<>(entry.open(account, command.agent()));
            }
            if (command.code() == null || command.code().isBlank()) {
                return new Tried.SoFar<>(entry.owe(account, false));
            }
            return codes.accept(account, command.code(), now)
                    ? new Tried.Right<>(entry.open(account, command.agent()))
                    : new Tried.Wrong<>("account.code-wrong");
        }));
    }
}
