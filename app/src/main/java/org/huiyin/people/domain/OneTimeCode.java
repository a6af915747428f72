package org.huiyin.people.domain;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import dev.samstevens.totp.qr.QrData;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

/** The six digits of a second factor (TOTP, RFC 6238): one step of clock drift is forgiven, and a code serves once. */
public final class OneTimeCode {
    private static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    private static final DefaultCodeGenerator CODES = new DefaultCodeGenerator(HashingAlgorithm.SHA1, DIGITS);

    private OneTimeCode() {}

    /** The time step the code belongs to, when it is a right one later than {@code lastUsed}. */
    public static OptionalLong accept(String secret, String code, long lastUsed, Instant now) {
        long present = now.getEpochSecond() / STEP_SECONDS;
        var typed = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        var accepted = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) {
            boolean same = MessageDigest.isEqual(typed, at(secret, step).getBytes(StandardCharsets.UTF_8));
            if (same && step > lastUsed) {
                accepted = OptionalLong.of(step);
            }
        }
        return accepted;
    }

    /** The code an authenticator shows at that moment. */
    public static String at(String secret, Instant moment) {
        return at(secret, moment.getEpochSecond() / STEP_SECONDS);
    }

    private static String at(String secret, long step) {
        try {
            return CODES.generate(secret, step);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException("a stored secret is no base32", e);
        }
    }

    /** What an authenticator app scans. */
    public static String uri(String issuer, String login, String secret) {
        return new QrData.Builder()
                .issuer(issuer)
                .label(login)
                .secret(secret)
                .algorithm(HashingAlgorithm.SHA1)
                .digits(DIGITS)
                .period(STEP_SECONDS)
                .build()
                .getUri();
    }
}
