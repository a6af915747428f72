package org.huiyin.matters.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How custody came to an office: registered there, dispatched, handed down, across, up or back, fixed by the centre, with the lead of a
 * group it joined, or sent elsewhere by the centre because its resident contested the office.
 */
public enum Move {
    REGISTERED, DISPATCHED, HANDED_DOWN, TRANSFERRED, REFERRED_UP, RETURNED, LEAD_FIXED, SENT_AGAIN, REOPENED, MERGED, REDIRECTED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
