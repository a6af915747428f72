package org.huiyin.people.domain;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;

/** What a chosen password must be: long, not the account's own name, not one that everybody tries first. */
public final class PasswordRule {
    public static final int SHORTEST = 10;
    public static final int LONGEST = 128;
    private static final Set<String> TRIED_FIRST = Set.of(
            "1234567890", "12345678910", "0123456789", "9876543210", "1111111111", "0000000000", "qwertyuiop",
            "1qaz2wsx3edc", "password123", "password1234", "passw0rd123", "iloveyou123", "woaini1314", "woaini520520",
            "a123456789", "aa123456789", "abc123456789", "q1w2e3r4t5", "admin12345", "administrator");

    private PasswordRule() {}

    public static void check(String login, String chosen) {
        var lower = chosen.toLowerCase(Locale.ROOT);
        if (chosen.length() < SHORTEST || chosen.length() > LONGEST) {
            throw Refusal.of(Kind.INVALID, "password.length",
                    Map.of("field", "new", "shortest", SHORTEST, "longest", LONGEST));
        }
        if (login.length() > 3 && lower.contains(login) || TRIED_FIRST.contains(lower) || lower.chars().distinct().count() < 4) {
            throw Refusal.invalid("password.easily-guessed", "new");
        }
    }
}
