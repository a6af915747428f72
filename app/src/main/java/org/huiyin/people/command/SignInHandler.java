package org.huiyin.people.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.domain.Credentials;
import org.huiyin.people.domain.LockOut;
import org.huiyin.people.domain.OneTimeCode;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.FailureStore;
import org.huiyin.people.store.SessionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a session. Attempts on one name stand in line on its row, so that many at once are counted like one after
 * another; failures are kept although the answer is a refusal. A right password without its code neither counts nor clears.
 */
@Component
public class SignInHandler {
    /** A token, or why there is none. */
    private record Attempt(@Nullable String token, @Nullable Refusal refusal) {}

    private final CredentialStore credentials;
    private final FailureStore failures;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignInHandler(CredentialStore credentials, FailureStore failures, SessionStore sessions, Passwords passwords,
            TransactionTemplate transaction, Clock clock) {
        this.credentials = credentials;
        this.failures = failures;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns the session's token. */
    public String handle(SignIn command) {
        var attempt = passwords.admit(() -> transaction.execute(_ -> attempt(command)));
        if (attempt.token() == null) {
            throw attempt.refusal() == null ? Refusal.notSignedIn() : attempt.refusal();
        }
        return attempt.token();
    }

    /** Checks the password of someone already signed in, under the same lock. */
    void confirm(String login, String password) {
        var refusal = passwords.admit(() -> transaction.execute(_ -> {
            var now = clock.instant();
            var known = failures.hold(login, now);
            if (known.isLocked(now)) {
                return Optional.of(locked(known, now));
            }
            var found = credentials.byLogin(login);
            if (!passwords.matches(password, found.map(Credentials::password).orElse(null))) {
                return Optional.of(failed(login, known, "account.wrong", now));
            }
            return Optional.<Refusal>empty();
        }));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    private Attempt attempt(SignIn command) {
        var now = clock.instant();
        var login = command.login().strip().toLowerCase(Locale.ROOT);
        var known = failures.hold(login, now);
        if (known.isLocked(now)) {
            return new Attempt(null, locked(known, now));
        }
        var found = credentials.byLogin(login);
        boolean right = passwords.matches(command.password(), found.map(Credentials::password).orElse(null));
        if (found.isEmpty() || !right) {
            return new Attempt(null, failed(login, known, "account.wrong", now));
        }
        var account = found.get();
        if (account.secondFactor() != null) {
            if (command.code() == null || command.code().isBlank()) {
                return new Attempt(null, Refusal.of(Kind.NOT_SIGNED_IN, "account.code-needed", Map.of()));
            }
            if (!isRight(command.code(), account, account.secondFactor(), now)) {
                return new Attempt(null, failed(login, known, "account.code-wrong", now));
            }
        }
        failures.forget(login);
        failures.forgetBefore(now.minus(Duration.ofDays(1)));
        return new Attempt(sessions.begin(account.account(), command.agent()), null);
    }

    private boolean isRight(String code, Credentials account, String secret, Instant now) {
        var step = OneTimeCode.accept(secret, code, account.lastStep(), now);
        return step.isPresent()
                ? credentials.takeStep(account.account(), step.getAsLong())
                : credentials.takeRecoveryCode(account.account(), RecoveryCodes.canonical(code));
    }

    private Refusal failed(String login, LockOut known, String code, Instant now) {
        var after = known.failedAgain(now);
        failures.keep(login, after);
        return after.isLocked(now) ? locked(after, now) : Refusal.of(Kind.NOT_SIGNED_IN, code, Map.of());
    }

    private static Refusal locked(LockOut known, Instant now) {
        return Refusal.of(Kind.NOT_SIGNED_IN, "account.locked", Map.of("minutes", known.minutesLeft(now)));
    }
}
