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
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.SessionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enrols a second factor in two steps: a secret is shown, and stands once a code made from it came back. */
@Component
public class SecondFactorHandler {
    private static final int SECRET_LENGTH = 32;

    /** What an authenticator needs. */
    public record Proposal(String secret, String uri) {}

    private final CredentialStore credentials;
    private final SessionStore sessions;
    private final SignInHandler signIn;
    private final PeopleRecord record;
    private final Clock clock;

    SecondFactorHandler(
            CredentialStore credentials, SessionStore sessions, SignInHandler signIn, PeopleRecord record, Clock clock) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.signIn = signIn;
        this.record = record;
        this.clock = clock;
    }

    /** A living session alone must not replace a factor that stands: the password is asked again. */
    public Proposal propose(SignedIn by, @Nullable String password) {
        var account = credentials.of(by.member().id()).orElseThrow(Refusal::notSignedIn);
        if (account.secondFactor() != null) {
            signIn.confirm(account.login(), password == null ? "" : password);
        }
        var secret = drawSecret();
        credentials.propose(account.account(), secret);
        return new Proposal(secret, OneTimeCode.uri("Huiyin", account.login(), secret));
    }

    static String drawSecret() {
        return new DefaultSecretGenerator(SECRET_LENGTH).generate();
    }

    /** Returns recovery codes, shown this once. Other sessions end: they were opened without the new factor. */
    @Transactional
    public List<String> confirm(SignedIn by, String code) {
        var account = by.member().id();
        var secret = credentials.proposed(account).orElseThrow(() -> Refusal.notAllowed("second-factor.none-proposed"));
        var step = OneTimeCode.accept(secret, code, 0, clock.instant());
        if (step.isEmpty()) {
            throw Refusal.of(Kind.INVALID, "second-factor.code-wrong", Map.of("field", "code"));
        }
        credentials.confirm(account, step.getAsLong());
        var codes = RecoveryCodes.draw();
        credentials.setRecoveryCodes(account, codes.stream().map(RecoveryCodes::canonical).toList());
        sessions.endOthers(account, by.session());
        record.add("AccountSecondFactorEnrolled", account, account, Map.of());
        return codes;
    }
}
