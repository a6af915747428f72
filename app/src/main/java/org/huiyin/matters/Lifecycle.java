package org.huiyin.matters;

import org.huiyin.kernel.Wording;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.HolderClocks;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of matter brings to the spine: its states, its events, and the one function that says where an event leads.
 *
 * @param <S> sealed type of the states, records
 * @param <E> sealed type of the kind's own events, records; the spine's events are not among them
 */
public interface Lifecycle<S, E> {
    /** The kind's code, as stored: {@code appeal}. */
    String kind();

    Class<S> states();

    Class<E> events();

    /** The state after an event; {@code before} is null for the event that registers. */
    S after(@Nullable S before, E event);

    /** What lists call the state; custody tells, for one, whether the holder has signed. */
    String code(S state, Custody custody);

    Wording name(String stateCode);

    /** Whether the holder owes the resident a step; such matters stand in its inbox. */
    boolean owed(S state);

    /** Whether an office works on it, so that custody may move and messages pass. */
    boolean worked(S state);

    /** Whether further steps may come at all. */
    boolean open(S state);

    /** The clocks of those who hold it and help. */
    HolderClocks holderClocks();

    /** The code of the clock that promises a resident an answer, for a matter of that type. */
    String promise(String type);

    /** Whether staff is reminded of a clock; the resident's own time to come back needs no reminder. */
    default boolean reminds(String slot) {
        return true;
    }

    /** What the kind does by itself when a clock runs out; null leaves it to escalation. */
    default @Nullable Entry<E> ranOut(Matter<S> matter, String slot) {
        return null;
    }

    /** Whether roles at offices above see figures and supervise. */
    default boolean inherited() {
        return true;
    }
}
