package org.huiyin.appeals.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;

/** What the office says it achieved; the resident's own verdict stands apart from it. */
public enum Outcome {
    SOLVED("已经解决", "solved"),
    PARTLY("解决了一部分", "partly solved"),
    EXPLAINED("作了解释说明", "explained"),
    UNABLE("现在办不了", "unable to act");

    private final Wording wording;

    Outcome(String zh, String en) {
        wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Outcome of(String code) {
        for (var outcome : values()) {
            if (outcome.code().equals(code)) {
                return outcome;
            }
        }
        throw Refusal.invalid("appeal.outcome-unknown", "outcome");
    }
}
