package org.huiyin.tlog.verify.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huiyin.tlog.verify.told.Finding;
import org.huiyin.tlog.verify.told.Label;
import org.huiyin.tlog.verify.told.Level;

/**
 * The clocks of one matter, folded in the order of its steps. A due may move only for a reason that is stated: further turns after the
 * ones before, a calendar published after a provisional date, or a step that by its nature starts the clock anew. Where a receipt is
 * missing in between that may hold the reason, nothing is claimed.
 */
public final class Deadlines {
    /** What starts a clock anew while it runs: custody that moves, for the clocks of whoever holds the matter. */
    private static final Map<String, Set<String>> STARTED_ANEW_BY = Map.of(
            "signfor", Set.of("CustodyMoved", "AppealDispatched", "AppealReopened", "AppealSentAgain", "LeftLead", "Promised"),
            "dispatch", Set.of("Promised"));
    private static final String NO_TURN = "clock.why-no-turn";

    /**
     * A step of the matter.
     *
     * @param names of what happened in it
     */
    public record Step(int seq, Set<String> names, List<ClockChange> changes) {}

    private record Running(Due due, int since) {}

    private record Withdrawn(Due due, int step) {}

    private final Optional<RuleCheck> rules;
    private final TreeSet<Integer> held = new TreeSet<>();
    private final Map<String, Running> running = new TreeMap<>();
    private final Map<String, Withdrawn> withdrawn = new TreeMap<>();
    private final Map<String, List<Finding>> told = new TreeMap<>();

    public Deadlines(Optional<Reckoning> rules) {
        this.rules = rules.map(RuleCheck::new);
    }

    /** What there is to say of each clock, by its slot; the steps in their order. */
    public Map<String, List<Finding>> fold(List<Step> steps) {
        for (var step : steps) {
            held.add(step.seq);
            step.changes.forEach(change -> take(step, change));
        }
        running.forEach((slot, clock) -> tell(slot, Level.NOTE, "clock.running", "at", clock.due.at()));
        return told;
    }

    private void tell(String slot, Level level, String key, Object... facts) {
        told.computeIfAbsent(slot, none -> new ArrayList<>()).add(Finding.of(level, key, facts));
    }

    private void take(Step step, ClockChange change) {
        var slot = change.slot();
        var before = Optional.ofNullable(running.get(slot));
        change.settledAt().ifPresent(at -> stop(step, change, at, before));
        change.due().ifPresent(due -> {
            if (before.isPresent()) {
                goOn(step, slot, before.get(), due);
            } else {
                start(step, slot, due);
            }
            checkCap(step, slot, due);
            rules.ifPresent(check -> told.get(slot).addAll(check.of(due)));
            running.put(slot, new Running(due, step.seq));
        });
    }

    private void stop(Step step, ClockChange change, Instant at, Optional<Running> before) {
        var slot = change.slot();
        running.remove(slot);
        if (before.isEmpty()) {
            tell(slot, Level.NOTE, "clock.stopped-unstarted", "no", step.seq, "at", at);
        } else if (change.withdrawn()) {
            withdrawn.put(slot, new Withdrawn(before.get().due, step.seq));
            tell(slot, Level.NOTE, "clock.withdrawn", "no", step.seq, "at", at);
        } else {
            boolean late = at.isAfter(before.get().due.at());
            tell(slot, Level.NOTE, late ? "clock.missed" : "clock.kept", "no", step.seq, "at", at, "due", before.get().due.at());
        }
    }

    private void start(Step step, String slot, Due due) {
        var gone = withdrawn.remove(slot);
        boolean later = gone != null && due.at().isAfter(gone.due.at());
        if (later && gone.step == step.seq && !startedAnew(slot, step)) {
            unreasoned(step, slot, gone.due, due, "clock.why-withdrawn");
        } else if (later) {
            tell(slot, Level.NOTE, "clock.started-later", "no", step.seq, "before", gone.due.at(), "stopped", gone.step);
        }
        tell(slot, Level.NOTE, due.provisional() ? "clock.started-provisionally" : "clock.started", "no", step.seq, "code", due.code(), "from", due.from(), "at", due.at(),
                "rule", article(due));
        due.turns().forEach(turn -> turn(step, slot, turn));
    }

    /** As the receipt tells it; the server leaves out what the table of rules gives anyway. */
    private String article(Due due) {
        return due.rule().isEmpty() ? rules.flatMap(check -> check.article(due)).orElse("rules/clocks.csv") : due.rule();
    }

    private void turn(Step step, String slot, Turn turn) {
        var key = turn.code().isEmpty() ? "clock.turn-bare" : turn.amount() > 0 ? "clock.turn-amount" : "clock.turn";
        tell(slot, Level.NOTE, key, "no", step.seq, "turn", new Label("turn", turn.kind()), "on", turn.on(),
                "code", new Label("turn-code", turn.code()), "amount", turn.amount());
    }

    private void goOn(Step step, String slot, Running before, Due due) {
        var missing = missing(before.since, step.seq);
        var why = due.sameStart(before.due) ? moved(step, slot, before.due, due) : anew(step, slot, before.due, due);
        if (why.isEmpty()) {
            return;
        }
        if (missing.isPresent() && !why.get().equals(NO_TURN)) { // the due itself holds all of its turns, whatever receipts are missing
            tell(slot, Level.NOTE, "clock.undecided", "no", step.seq, "before", before.due.at(), "at", due.at(), "missing", missing.get());
        } else {
            unreasoned(step, slot, before.due, due, why.get());
        }
    }

    private void unreasoned(Step step, String slot, Due before, Due due, String why) {
        tell(slot, Level.UNTRUE, "clock.unreasoned", "no", step.seq, "before", before.at(), "at", due.at(), "why", Finding.of(Level.UNTRUE, why));
    }

    /** Of the same clock; answers what speaks against it. */
    private Optional<String> moved(Step step, String slot, Due before, Due due) {
        if (!due.goesOnFrom(before)) {
            return due.turns().isEmpty() ? anew(step, slot, before, due) : Optional.of("clock.why-turns-changed");
        }
        var more = due.turns().subList(before.turns().size(), due.turns().size());
        if (more.isEmpty()) {
            if (!due.at().equals(before.at()) && !before.provisional()) {
                return Optional.of(NO_TURN);
            }
            tell(slot, Level.NOTE, before.provisional() && !due.provisional() ? "clock.settled-by-calendar" : "clock.repeated", "no", step.seq, "before", before.at(), "at", due.at());
            return Optional.empty();
        }
        boolean extendedOnly = more.stream().allMatch(turn -> turn.is(Turn.EXTENDED));
        if (extendedOnly && due.at().isBefore(before.at())) {
            return Optional.of("clock.why-extended-earlier");
        }
        more.forEach(turn -> turn(step, slot, turn));
        tell(slot, Level.NOTE, "clock.moved", "no", step.seq, "before", before.at(), "at", due.at());
        return Optional.empty();
    }

    /** Another clock in its place; answers what speaks against it. */
    private Optional<String> anew(Step step, String slot, Due before, Due due) {
        boolean sooner = due.from().equals(before.from()) && !due.at().isAfter(before.at());
        if (!sooner && !startedAnew(slot, step)) {
            return Optional.of("clock.why-started-over");
        }
        tell(slot, Level.NOTE, sooner ? "clock.sooner" : "clock.started-anew", "no", step.seq, "before", before.at(), "at", due.at(), "code", due.code(),
                "rule", article(due));
        due.turns().forEach(turn -> turn(step, slot, turn));
        return Optional.empty();
    }

    private static boolean startedAnew(String slot, Step step) {
        return STARTED_ANEW_BY.getOrDefault(ClockChange.sort(slot), Set.of()).stream().anyMatch(step.names::contains);
    }

    private void checkCap(Step step, String slot, Due due) {
        due.turns().stream().filter(turn -> turn.is(Turn.CAPPED)).reduce((earlier, later) -> later).filter(cap -> due.at().isAfter(cap.on()))
                .ifPresent(cap -> tell(slot, Level.UNTRUE, "clock.beyond-cap", "no", step.seq, "at", due.at(), "cap", cap.on()));
    }

    /** The first step between those two for which there is no receipt. */
    private Optional<Integer> missing(int after, int before) {
        for (int seq = after + 1; seq < before; seq++) {
            if (!held.contains(seq)) {
                return Optional.of(seq);
            }
        }
        return Optional.empty();
    }
}
