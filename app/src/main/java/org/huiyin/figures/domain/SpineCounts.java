package org.huiyin.figures.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huiyin.figures.Counted;
import org.huiyin.figures.Told;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.ClockEscalated;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a matter of any kind, told from its history: who received it, who held it from when to when, who sent it on or
 * back, and whether the promise was kept.
 */
public final class SpineCounts<S, E> {
    /** The township or department an office belongs to, as the tree stood at an instant. */
    public interface Units {
        int unit(int office, Instant at);
    }

    private record Stay(int revision, int office, Instant from) {}

    private final Lifecycle<S, E> kind;
    private final Units units;
    private final List<Counted> counted = new ArrayList<>();
    private final Set<Integer> offices = new HashSet<>();
    private final Set<Integer> unitsSeen = new HashSet<>();
    private Custody custody;
    private @Nullable S state;
    private @Nullable Stay stay;
    private @Nullable Instant promise;
    private @Nullable Counted kept;

    private SpineCounts(Lifecycle<S, E> kind, int firstOffice, Units units) {
        this.kind = kind;
        this.units = units;
        this.custody = Custody.at(firstOffice);
    }

    public static <S, E> List<Counted> of(Lifecycle<S, E> kind, List<Told> history, int firstOffice, Units units) {
        var counts = new SpineCounts<>(kind, firstOffice, units);
        history.forEach(counts::hear);
        return counts.end();
    }

    private void hear(Told told) {
        int before = custody.office();
        if (told.event() != null) {
            @SuppressWarnings("unchecked")
            E own = (E) told.event();
            state = kind.after(state, own);
        }
        if (told.spine() != null) {
            custody = custody.after(told.spine());
        }
        if (told.spine() instanceof CustodyMoved moved) {
            sent(moved, before, told);
        }
        came(told);
        held(told);
        promised(told, before);
    }

    private void sent(CustodyMoved moved, int before, Told told) {
        if (moved.how() == Move.RETURNED) {
            counted.add(Counted.once(told.revision(), Counted.RETURNED, before, told.at()));
        } else if (moved.how() == Move.DISPATCHED) {
            counted.add(Counted.once(told.revision(), Counted.DISPATCHED, before, told.at()));
        }
    }

    /** An office receives a matter once, however often it comes back. */
    private void came(Told told) {
        int office = custody.office();
        if (!offices.add(office)) {
            return;
        }
        boolean newToTheUnit = unitsSeen.add(units.unit(office, told.at()));
        var measure = offices.size() == 1 ? Counted.REGISTERED : newToTheUnit ? Counted.ARRIVED : Counted.PASSED;
        counted.add(Counted.once(told.revision(), measure, office, told.at()));
    }

    /** What follows a lead is held with the lead and not twice. */
    private void held(Told told) {
        boolean owed = kind.owed(Objects.requireNonNull(state)) && custody.lead() == null;
        if (stay != null && (!owed || stay.office != custody.office())) {
            counted.add(new Counted(stay.revision, Counted.HELD, stay.office, stay.from, told.at().isBefore(stay.from) ? stay.from : told.at(), ""));
            stay = null;
        }
        if (owed && stay == null) {
            stay = new Stay(told.revision(), custody.office(), told.at());
        }
    }

    private void promised(Told told, int holder) {
        for (var change : told.clocks()) {
            if (!change.slot().equals(ClockChange.PROMISE)) {
                continue;
            }
            if (change.due() != null) {
                kept = change.due().at().equals(promise) ? kept : null;
                promise = change.due().at();
            } else if (change.withdrawn()) {
                kept = null;
                promise = null;
            } else if (promise != null && kept == null) {
                boolean inTime = !Objects.requireNonNull(change.settledAt()).isAfter(promise);
                int office = told.office() == null ? holder : told.office();
                kept = Counted.once(told.revision(), inTime ? Counted.IN_TIME : Counted.LATE, office, promise);
            }
        }
        if (told.spine() instanceof ClockEscalated(String slot, int _) && slot.equals(ClockChange.PROMISE) && promise != null) {
            kept = Counted.once(told.revision(), Counted.LATE, holder, promise);
        }
    }

    private List<Counted> end() {
        if (stay != null) {
            counted.add(new Counted(stay.revision, Counted.HELD, stay.office, stay.from, null, ""));
        }
        if (kept != null) {
            counted.add(kept);
        }
        return counted;
    }
}
