package org.huiyin.figures;

import java.time.Instant;
import java.util.List;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.store.History.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * An event of a matter as figures need it.
 *
 * @param event the kind's event
 * @param office of whoever took the step; null for a resident
 */
public record Told(int revision, @Nullable Object event, @Nullable SpineEvent spine, List<ClockChange> clocks, @Nullable Integer office,
        Instant at) {
    /** A stored event. */
    public static Told of(Recorded event) {
        return new Told(event.revision(), event.event(), event.spine(), event.clocks(), event.office(), event.occurredAt());
    }
}
