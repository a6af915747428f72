package org.huiyin.clocks;

import java.time.Instant;

/**
 * One thing that happened to a running clock after its start. A due instant follows from its start and its turns alone.
 *
 * @param on when it was decided; for a cap, the promise that the clock may not outlast
 * @param code the extension, the reason to hold, or the event that restarts; empty where none is needed
 * @param amount how much an extension adds, in the unit of its rule; nought otherwise
 */
public record Turn(Kind kind, Instant on, String code, int amount) {
    /** What happened. */
    public enum Kind { EXTENDED, HELD, RESUMED, RESTARTED, CAPPED }

    public Turn(Kind kind, Instant on, String code) {
        this(kind, on, code, 0);
    }
}
