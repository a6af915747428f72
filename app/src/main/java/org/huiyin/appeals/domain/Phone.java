package org.huiyin.appeals.domain;

import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.Pattern;
import org.huiyin.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A telephone number as residents write it. */
public final class Phone {
    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9](?:[ ()-]?[0-9]){6,19}");

    private Phone() {}

    /** Without blanks around it; empty when none was left. Refused when nobody could dial it. */
    public static String readable(@Nullable String given) {
        var phone = Objects.requireNonNullElse(given, "").strip();
        if (!phone.isEmpty() && !PHONE.matcher(Normalizer.normalize(phone, Normalizer.Form.NFKC)).matches()) {
            throw Refusal.invalid("contact.phone-unreadable", "contact.phone");
        }
        return phone;
    }
}
