package org.huiyin.kernel;

import java.util.Map;

/**
 * An answer that says no: a kind that decides the HTTP status, and a stable code that the locales put into words.
 * Facts are numbers, days and codes for the wording; never a citizen's words.
 */
public final class Refusal extends RuntimeException {
    /** What sort of no it is. */
    public enum Kind { INVALID, NOT_SIGNED_IN, NOT_PERMITTED, NOT_FOUND, GONE, NOT_ALLOWED, STALE, LOCKED, PRECONDITION, TOO_MANY, TOO_LARGE, UNAVAILABLE, NO_ROOM }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> facts;

    private Refusal(Kind kind, String code, Map<String, Object> facts) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
        this.facts = facts;
    }

    public static Refusal of(Kind kind, String code, Map<String, Object> facts) {
        return new Refusal(kind, code, Map.copyOf(facts));
    }

    /** A field that cannot be used as it was given. */
    public static Refusal invalid(String code, String field) {
        return new Refusal(Kind.INVALID, code, Map.of("field", field));
    }

    public static Refusal notSignedIn() {
        return new Refusal(Kind.NOT_SIGNED_IN, "account.sign-in-needed", Map.of());
    }

    public static Refusal notPermitted(String code) {
        return new Refusal(Kind.NOT_PERMITTED, code, Map.of());
    }

    /** Also the answer to someone who may not know whether the thing exists. */
    public static Refusal notFound(String code) {
        return new Refusal(Kind.NOT_FOUND, code, Map.of());
    }

    /** The step exists, but not from where the matter stands. */
    public static Refusal notAllowed(String code, Object now) {
        return new Refusal(Kind.NOT_ALLOWED, code, Map.of("state", now.getClass().getSimpleName()));
    }

    public static Refusal notAllowed(String code) {
        return new Refusal(Kind.NOT_ALLOWED, code, Map.of());
    }

    /** Someone else has taken a step since the caller last looked. */
    public static Refusal stale(String code) {
        return new Refusal(Kind.STALE, code, Map.of());
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
