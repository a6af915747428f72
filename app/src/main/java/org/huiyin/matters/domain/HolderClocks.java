package org.huiyin.matters.domain;

import java.time.Instant;
import java.util.Set;
import org.huiyin.clocks.Due;
import org.huiyin.clocks.StatutoryClocks;

/**
 * The clocks a kind of matter gives to those who hold it or help, by their codes in {@code rules/clocks.csv}. Each is a new
 * one at each hand-over and never ends after the promise.
 *
 * @param signFor starts when custody comes to an office
 * @param support starts when an office is asked to help
 * @param arrival starts when an office is summoned to the spot
 * @param answers the slots of the clocks that wait for the holder's answer: the promise, and what runs once that was kept
 */
public record HolderClocks(String signFor, String support, String arrival, Set<String> answers) {
    public ClockChange signFor(Custody custody, StatutoryClocks clocks, Instant now) {
        return ClockChange.start(ClockChange.SIGN_FOR, start(signFor, custody, clocks, now));
    }

    public ClockChange support(int office, Custody custody, StatutoryClocks clocks, Instant now) {
        return ClockChange.start(ClockChange.support(office), start(support, custody, clocks, now));
    }

    /** When a summoned office must be there at the latest, whatever time the summons names. */
    public Due arrival(StatutoryClocks clocks, Instant now) {
        return clocks.start(arrival, now);
    }

    /** The time the summons names is the clock's end. */
    public ClockChange arrival(int callOut, int office, StatutoryClocks clocks, Instant now, Instant named) {
        return ClockChange.start(ClockChange.arrival(callOut, office), clocks.startWithin(arrival, now, named));
    }

    private Due start(String code, Custody custody, StatutoryClocks clocks, Instant now) {
        var until = custody.due(answers::contains);
        return until != null && until.isAfter(now) ? clocks.startWithin(code, now, until) : clocks.start(code, now);
    }
}
