package org.huiyin.tlog.verify.clock;

import java.time.Instant;
import java.util.Locale;
import org.huiyin.tlog.entry.Members;

/**
 * One thing that happened to a running clock: a stated reason for which it ends at another time.
 *
 * @param kind EXTENDED, HELD, RESUMED, RESTARTED or CAPPED; another one is kept, and not counted
 * @param on when it was decided; for a cap, the moment that the clock may not outlast
 * @param code the extension, the reason to hold, or the event that restarts; empty where none is needed
 * @param amount by how much an extension extends, in the unit of its rule
 */
public record Turn(String kind, Instant on, String code, int amount) {
    public static final String EXTENDED = "EXTENDED";
    public static final String HELD = "HELD";
    public static final String RESUMED = "RESUMED";
    public static final String RESTARTED = "RESTARTED";
    public static final String CAPPED = "CAPPED";

    static Turn of(Members turn) {
        return new Turn(turn.text("kind").toUpperCase(Locale.ROOT), turn.instant("on"), turn.optionalText("code").orElse(""), turn.optionalWhole("amount").orElse(0));
    }

    boolean is(String other) {
        return kind.equals(other);
    }
}
