package org.huiyin.people.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.domain.LockOut;
import org.huiyin.people.store.FailureStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Attempts on one name stand in line on its row, so that many at once are counted like one after another; failures are kept
 * although the answer is a refusal.
 */
@Component
class Tries {
    /** What came of an attempt. */
    sealed interface Tried<T> {
        /** It was right, and earlier failures are forgotten. */
        record Right<T>(T value) implements Tried<T> {}

        /** Right so far: neither counts nor clears. */
        record SoFar<T>(T value) implements Tried<T> {}

        /** It was wrong, and counts. */
        record Wrong<T>(String code) implements Tried<T> {}
    }

    private record Answer<T>(@Nullable T value, @Nullable Refusal refusal) {}

    private final FailureStore failures;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tries(FailureStore failures, TransactionTemplate transaction, Clock clock) {
        this.failures = failures;
        this.transaction = transaction;
        this.clock = clock;
    }

    <T> T on(String login, Function<Instant, Tried<T>> attempt) {
        var answer = transaction.execute(_ -> {
            var now = clock.instant();
            var known = failures.hold(login, now);
            return known.isLocked(now) ? new Answer<T>(null, locked(known, now)) : answer(login, known, attempt.apply(now), now);
        });
        if (answer == null || answer.value() == null) {
            throw answer == null || answer.refusal() == null ? Refusal.notSignedIn() : answer.refusal();
        }
        return answer.value();
    }

    private <T> Answer<T> answer(String login, LockOut known, Tried<T> tried, Instant now) {
        return switch (tried) {
            case Tried.Right<T>(var value) -> {
                failures.forget(login);
                failures.forgetBefore(now.minus(Duration.ofDays(1)));
                yield new Answer<>(value, null);
            }
            case Tried.SoFar<T>(var value) -> new Answer<>(value, null);
            case Tried.Wrong<T>(var code) -> {
                var after = known.failedAgain(now);
                failures.keep(login, after);
                yield new Answer<>(null, after.isLocked(now) ? locked(after, now) : Refusal.of(Kind.NOT_SIGNED_IN, code, Map.of()));
            }
        };
    }

    private static Refusal locked(LockOut known, Instant now) {
        return Refusal.of(Kind.NOT_SIGNED_IN, "account.locked", Map.of("minutes", known.minutesLeft(now)));
    }
}
