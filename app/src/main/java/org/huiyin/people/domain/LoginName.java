package org.huiyin.people.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.huiyin.kernel.Refusal;

/** The name an account signs in with: letters of any script, digits, dots, hyphens and underscores, without case. */
public final class LoginName {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._-]{1,63}");

    private LoginName() {}

    public static boolean isOne(String lower) {
        return FORM.matcher(lower).matches();
    }

    public static String of(String typed) {
        var lower = typed.strip().toLowerCase(Locale.ROOT);
        if (!isOne(lower)) {
            throw Refusal.invalid("account.unfit-name", "account");
        }
        return lower;
    }
}
