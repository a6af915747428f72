package org.huiyin.notify.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may stand in a template's places. Each names the shape of its value, so that no name, no address and no words of an appeal
 * can come through any of them.
 */
public enum Placeholder {
    /** The number of a matter. */
    NUMBER(true, "[A-Z]{1,6}[0-9]{6}-[0-9A-Z]{6}"),
    /** A day of the calendar. */
    DAY(true, "[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2} [A-Z][a-z]{2,8}|待定|not yet known"),
    /** The receipt page, without a code. */
    LINK(true, "https?://[^\\s#?]{1,200}"),
    /** A one-time code for signing in. */
    CODE(true, "[0-9]{4,8}"),
    /** How long a one-time code holds. */
    MINUTES(true, "[0-9]{1,3}"),
    /** The receipt page with the receipt code; it opens everything, so that it is sent only to whoever wrote from this address. */
    PAGE(false, "https?://[^\\s#?]{1,200}#[0-9A-Z-]{20,60}"),
    /** How many. */
    COUNT(false, "[0-9]{1,3}");

    private final boolean inSms;
    private final Pattern shape;

    Placeholder(boolean inSms, String shape) {
        this.inSms = inSms;
        this.shape = Pattern.compile(shape);
    }

    public boolean inSms() {
        return inSms;
    }

    public boolean fits(String value) {
        return shape.matcher(value).matches();
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Placeholder> of(String written) {
        return Stream.of(values()).filter(one -> one.written().equals(written)).findFirst();
    }
}
