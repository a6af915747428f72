package org.huiyin.people.command;

import dev.samstevens.totp.secret.DefaultSecretGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.SignedIn;
import org.huiyin.people.domain.OneTimeCode;
import org.huiyin.people.store.CredentialStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enrols time-based codes in two steps: a secret is shown, and stands once a code made from it came back. */
@Component
public class SecondFactorHandler {
    private static final int SECRET_LENGTH = 32;

    /** What an authenticator needs. */
    public record Proposal(String secret, String uri) {}

    private final CredentialStore credentials;
    private final Reproof reproof;
    private final FactorChange change;
    private final Clock clock;

    SecondFactorHandler(CredentialStore credentials, Reproof reproof, FactorChange change, Clock clock) {
        this.credentials = credentials;
        this.reproof = reproof;
        this.change = change;
        this.clock = clock;
    }

    /** A living session alone must not add one, the first as little as another, nor replace it: it may have been left open. */
    public Proposal propose(SignedIn by, Proof proof) {
        var account = credentials.of(by.member().id()).orElseThrow(Refusal::notSignedIn);
        if (reproof.isPossible(account)) {
            reproof.ask(account, proof);
        }
        var secret = drawSecret();
        credentials.propose(account.account(), secret);
        return new Proposal(secret, OneTimeCode.uri("Huiyin", account.login(), secret));
    }

    static String drawSecret() {
        return new DefaultSecretGenerator(SECRET_LENGTH).generate();
    }

    @Transactional
    public List<String> confirm(SignedIn by, String code) {
        var account = by.member().id();
        var secret = credentials.proposed(account).orElseThrow(() -> Refusal.notAllowed("second-factor.none-proposed"));
        var step = OneTimeCode.accept(secret, code, 0, clock.instant());
        if (step.isEmpty()) {
            throw Refusal.of(Kind.INVALID, "second-factor.code-wrong", Map.of("field", "code"));
        }
        credentials.confirm(account, step.getAsLong());
        return change.stands(by, "AccountSecondFactorEnrolled");
    }
}
