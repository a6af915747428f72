package org.huiyin.appeals.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.huiyin.kernel.Refusal;

/** What a resident says when asked: yes, partly (counts half), no. */
public enum Verdict {
    YES, PARTLY, NO;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Verdict of(String code, String field) {
        for (var verdict : values()) {
            if (verdict.code().equals(code)) {
                return verdict;
            }
        }
        throw Refusal.invalid("appeal.verdict-unknown", field);
    }
}
