package org.huiyin.matters.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.huiyin.clocks.Due;
import org.jspecify.annotations.Nullable;

/**
 * One clock started, moved or stopped by an event. {@code due} is set when it starts or moves, {@code settledAt} when it
 * stops; the due carries the article it came from, so that an old matter explains itself after the rule has changed.
 *
 * @param slot which clock of the matter: promise, dispatch, signfor, support:12, arrival:1:12 and so on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockChange(String slot, @Nullable Due due, @Nullable Instant settledAt, boolean withdrawn) {
    public static final String PROMISE = "promise";
    public static final String DISPATCH = "dispatch";
    public static final String SIGN_FOR = "signfor";

    public static ClockChange start(String slot, Due due) {
        return new ClockChange(slot, due, null, false);
    }

    public static ClockChange settle(String slot, Instant at) {
        return new ClockChange(slot, null, at, false);
    }

    /** It no longer counts: neither met nor missed. */
    public static ClockChange withdraw(String slot, Instant at) {
        return new ClockChange(slot, null, at, true);
    }

    public static String support(int office) {
        return "support:" + office;
    }

    public static String arrival(int callOut, int office) {
        return "arrival:" + callOut + ":" + office;
    }

    /** The office a slot is of, when it is of one that helps or was summoned. */
    public static Optional<Integer> helper(String slot) {
        return slot.startsWith("support:") || slot.startsWith("arrival:")
                ? Optional.of(Integer.valueOf(slot.substring(slot.lastIndexOf(':') + 1)))
                : Optional.empty();
    }

    /** A clock of the holder or of those who help; an answer ends the need for it. */
    public static boolean ofHolder(String slot) {
        return slot.equals(SIGN_FOR) || slot.startsWith("support:") || slot.startsWith("arrival:");
    }
}
