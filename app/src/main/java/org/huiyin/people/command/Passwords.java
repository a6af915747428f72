package org.huiyin.people.command;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id. Each check takes 19 MB and a few hundredths of a second, so only a few run at once. */
@Component
class Passwords {
    private static final int AT_ONCE = 4;
    private static final int WAIT_SECONDS = 5;
    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"; // none mistaken for another
    private static final int DRAWN_LENGTH = 16;
    private static final int KILOBYTES = 19 * 1024;
    private static final String COST = "$m=" + KILOBYTES + ","; // as a hash says what it costs
    private static final SecureRandom RANDOM = new SecureRandom();
    /** For passwords we drew ourselves: 80 random bits are not guessed, whatever a guess costs. */
    private static final Argon2PasswordEncoder FOR_DRAWN = new Argon2PasswordEncoder(16, 32, 1, 1024, 1);

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, KILOBYTES, 2);
    private final String nobodys = encoder.encode(draw());
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Runs what checks a password when a place is free; refuses when none becomes free. */
    <T> T admit(Supplier<T> check) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.of(Kind.TOO_MANY, "server.busy", Map.of("retryAfterSeconds", WAIT_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Kind.TOO_MANY, "server.busy", Map.of("retryAfterSeconds", WAIT_SECONDS));
        }
        try {
            return check.get();
        } finally {
            places.release();
        }
    }

    String hash(String chosen) {
        return encoder.encode(chosen);
    }

    static String hashDrawn(String drawn) {
        return FOR_DRAWN.encode(drawn);
    }

    /** Takes as long for an account that does not exist, and for one whose password we drew ourselves. */
    boolean matches(String typed, @Nullable String hash) {
        boolean same = hash != null && encoder.matches(typed, hash);
        if (hash == null || !hash.contains(COST)) {
            encoder.matches(typed, nobodys);
        }
        return same;
    }

    /** 80 random bits in signs that can be read aloud. */
    static String draw() {
        var drawn = new StringBuilder(DRAWN_LENGTH);
        for (int i = 0; i < DRAWN_LENGTH; i++) {
            drawn.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return drawn.toString();
    }
}
