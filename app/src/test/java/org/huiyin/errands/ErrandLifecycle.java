package org.huiyin.errands;

import java.util.Set;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.HolderClocks;
import org.jspecify.annotations.Nullable;

/** A second, small kind of matter, for the tests alone: an errand (代办) that an office runs for a resident. */
public final class ErrandLifecycle implements Lifecycle<ErrandLifecycle.ErrandState, ErrandLifecycle.ErrandEvent> {
    /** Where an errand stands. */
    public sealed interface ErrandState {
        record Wanted(String what) implements ErrandState {}

        record Done(String what) implements ErrandState {}
    }

    /** What happened to it. */
    public sealed interface ErrandEvent {
        record ErrandWanted(String what) implements ErrandEvent {}

        record ErrandDone() implements ErrandEvent {}
    }

    public static ErrandEvent.ErrandDone done(ErrandState now) {
        return switch (now) {
            case ErrandState.Wanted _ -> new ErrandEvent.ErrandDone();
            case ErrandState.Done _ -> throw Refusal.notAllowed("errand.done", now);
        };
    }

    @Override
    public String kind() {
        return "errand";
    }

    @Override
    public Class<ErrandState> states() {
        return ErrandState.class;
    }

    @Override
    public Class<ErrandEvent> events() {
        return ErrandEvent.class;
    }

    @Override
    public ErrandState after(@Nullable ErrandState before, ErrandEvent event) {
        return switch (event) {
            case ErrandEvent.ErrandWanted(String what) -> new ErrandState.Wanted(what);
            case ErrandEvent.ErrandDone _ -> new ErrandState.Done(before instanceof ErrandState.Wanted(String what) ? what : "");
        };
    }

    @Override
    public String code(ErrandState state, Custody custody) {
        return state instanceof ErrandState.Wanted ? "wanted" : "done";
    }

    @Override
    public Wording name(String stateCode) {
        return stateCode.equals("wanted") ? new Wording("待办", "Wanted") : new Wording("已办", "Done");
    }

    @Override
    public boolean owed(ErrandState state) {
        return state instanceof ErrandState.Wanted;
    }

    @Override
    public boolean worked(ErrandState state) {
        return state instanceof ErrandState.Wanted;
    }

    @Override
    public boolean open(ErrandState state) {
        return state instanceof ErrandState.Wanted;
    }

    @Override
    public HolderClocks holderClocks() {
        return new HolderClocks("review.acceptance", "review.correction", "decision.hearing.papers", Set.of(ClockChange.PROMISE));
    }

    @Override
    public String promise(String type) {
        return "petition.handle";
    }

    @Override
    public boolean inherited() {
        return false;
    }
}
