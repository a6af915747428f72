package org.huiyin.matters.command;

import java.util.List;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** For what an identity may be read, from {@code rules/purposes.csv}. */
public record Purposes(List<Purpose> all) {
    /** One purpose. */
    public record Purpose(String code, Wording name) {}

    public Purpose of(String code) {
        return all.stream().filter(p -> p.code.equals(code)).findFirst().orElseThrow(() -> Refusal.invalid("purpose.unknown", "purpose"));
    }

    public @Nullable Wording name(@Nullable String code) {
        return all.stream().filter(p -> p.code.equals(code)).map(Purpose::name).findFirst().orElse(null);
    }
}
