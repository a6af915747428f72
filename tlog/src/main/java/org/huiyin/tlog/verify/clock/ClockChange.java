package org.huiyin.tlog.verify.clock;

import java.time.Instant;
import java.util.Optional;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.entry.Members;

/**
 * A clock that an event started, moved or stopped.
 *
 * @param slot which clock of the matter: promise, dispatch, signfor, support:12 and so on
 * @param due set when it starts or moves
 * @param settledAt set when it stops
 * @param withdrawn it stopped without having been kept or missed
 */
public record ClockChange(String slot, Optional<Due> due, Optional<Instant> settledAt, boolean withdrawn) {
    public ClockChange {
        if (due.isPresent() == settledAt.isPresent()) {
            throw new Malformed("a change of a clock either gives it an end or stops it");
        }
    }

    /** Reads it with names in full, or as the server stores it: {@code s}, {@code d}, {@code e}, {@code w}. */
    public static ClockChange of(Members change) {
        return change.has("s")
                ? new ClockChange(change.text("s"), change.list("d").map(Due::stored), change.optionalInstant("e"), change.truth("w"))
                : new ClockChange(change.text("slot"), change.object("due").map(Due::of), change.optionalInstant("settledAt"), change.truth("withdrawn"));
    }

    /** Which sort of clock it is: {@code support} of {@code support:12}. */
    static String sort(String slot) {
        return slot.split(":", 2)[0];
    }
}
