package org.huiyin.notify;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way a message goes: to a resident's telephone or mailbox, or to another system's address. */
public enum Channel {
    SMS, EMAIL, WEBHOOK;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
