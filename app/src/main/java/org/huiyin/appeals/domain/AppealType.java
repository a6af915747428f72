package org.huiyin.appeals.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.huiyin.kernel.Refusal;

/** What a resident wants, which decides how long an answer may take: a question, help or a suggestion, a complaint or report. */
public enum AppealType {
    INQUIRY, HELP, COMPLAINT;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The clock of the promise for this type. */
    public String promise() {
        return "appeal.promise." + code();
    }

    public static AppealType of(String code) {
        for (var type : values()) {
            if (type.code().equals(code)) {
                return type;
            }
        }
        throw Refusal.invalid("appeal.type-unknown", "type");
    }
}
