package org.huiyin.people.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.command.SignInStep.Opened;
import org.huiyin.people.command.Tries.Tried;
import org.huiyin.people.domain.Credentials;
import org.huiyin.people.domain.Passkey;
import org.huiyin.people.domain.Site;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.FactorStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the second factor of a sign-in that owes it, by a code or by a passkey, and opens the session. */
@Component
public class FactorHandler {
    /** What one of these passkeys has to sign. */
    public record Question(byte[] challenge, List<Passkey> passkeys) {}

    private final CredentialStore credentials;
    private final FactorStore factors;
    private final Tries tries;
    private final OneTimeCodes codes;
    private final PasskeyCheck passkeys;
    private final Entry entry;

    FactorHandler(CredentialStore credentials, FactorStore factors, Tries tries, OneTimeCodes codes, PasskeyCheck passkeys, Entry entry) {
        this.credentials = credentials;
        this.factors = factors;
        this.tries = tries;
        this.codes = codes;
        this.passkeys = passkeys;
        this.entry = entry;
    }

    public Opened code(String cookie, String code, String agent) {
        var login = owing(cookie).login();
        return tries.on(login, now -> answered(cookie, agent,
                account -> codes.accept(account, code, now) ? Optional.empty() : Optional.of("account.code-wrong")));
    }

    @Transactional
    public Question question(String cookie) {
        var account = owing(cookie);
        var challenge = PasskeyCheck.draw();
        factors.challenge(cookie, challenge);
        return new Question(challenge, passkeys.of(account.account()));
    }

    public Opened passkey(String cookie, PasskeyAnswer answer, Site site, String agent) {
        var login = owing(cookie).login();
        return tries.on(login, _ -> answered(cookie, agent, account -> {
            var challenge = factors.takeChallenge(cookie);
            return challenge.isEmpty() ? Optional.of("passkey.wrong") : passkeys.wrong(account.account(), answer, site, challenge.get());
        }));
    }

    /** The check says what is wrong, if anything; the row is held meanwhile, so that a half-open door opens once. */
    private Tried<Opened> answered(String cookie, String agent, Function<Credentials, Optional<String>> check) {
        var wanted = factors.find(cookie).orElseThrow(FactorHandler::over);
        var account = credentials.of(wanted.account()).orElseThrow(FactorHandler::over);
        var wrong = check.apply(account);
        return wrong.isPresent() ? new Tried.Wrong<>(wrong.get()) : new Tried.Right<>(entry.finish(cookie, wanted, agent));
    }

    private Credentials owing(String cookie) {
        return factors.find(cookie).flatMap(wanted -> credentials.of(wanted.account())).orElseThrow(FactorHandler::over);
    }

    private static Refusal over() {
        return Refusal.of(Kind.NOT_SIGNED_IN, "account.half-open-over", Map.of());
    }
}
