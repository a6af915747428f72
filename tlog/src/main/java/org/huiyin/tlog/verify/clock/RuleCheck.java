package org.huiyin.tlog.verify.clock;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.tlog.verify.told.Finding;
import org.huiyin.tlog.verify.told.Label;
import org.huiyin.tlog.verify.told.Level;

/** Holds a due against the published rules: its end is counted anew, and each of its turns must be one that the rule allows. */
final class RuleCheck {
    private final Reckoning reckoning;

    RuleCheck(Reckoning reckoning) {
        this.reckoning = reckoning;
    }

    List<Finding> of(Due due) {
        var findings = new ArrayList<Finding>();
        findings.add(switch (reckoning.count(due)) {
            case Reckoning.Answer.NotCounted not ->
                Finding.of(Level.NOTE, "clock.not-counted", "code", due.code(), "at", due.at(), "why", Finding.of(Level.NOTE, not.key(), "what", not.what()));
            case Reckoning.Answer.Ends ends when ends.at().equals(due.at()) ->
                Finding.of(Level.PROVED, ends.provisional() ? "clock.counted-provisionally" : "clock.counted", "code", due.code(), "at", due.at());
            case Reckoning.Answer.Ends ends when ends.provisional() || due.provisional() ->
                Finding.of(Level.NOTE, "clock.differs-provisionally", "code", due.code(), "at", due.at(), "counted", ends.at());
            case Reckoning.Answer.Ends ends -> Finding.of(Level.UNTRUE, "clock.differs", "code", due.code(), "at", due.at(), "counted", ends.at());
        });
        reckoning.rules().limit(due.code(), Tally.day(due.from())).ifPresent(limit -> {
            for (int i = 0; i < due.turns().size(); i++) {
                refused(limit, due, i).ifPresent(findings::add);
            }
        });
        return findings;
    }

    /** The article of the rule; empty when the folder has no such rule. */
    java.util.Optional<String> article(Due due) {
        return reckoning.rules().limit(due.code(), Tally.day(due.from())).map(Limit::article);
    }

    private java.util.Optional<Finding> refused(Limit limit, Due due, int at) {
        var turn = due.turns().get(at);
        var earlier = due.turns().subList(0, at);
        var why = switch (turn.kind()) {
            case Turn.EXTENDED -> extension(limit, due, at);
            case Turn.HELD -> limit.breaks().holds().contains(turn.code()) ? null : "clock.hold-unknown";
            case Turn.RESTARTED -> {
                long before = earlier.stream().filter(other -> other.is(Turn.RESTARTED) && other.code().equals(turn.code())).count();
                yield before < limit.breaks().restarts().getOrDefault(turn.code(), 0) ? null : "clock.restart-refused";
            }
            default -> null;
        };
        return java.util.Optional.ofNullable(why).map(key -> Finding.of(Level.UNTRUE, "clock.against-rules", "code", due.code(), "turn", new Label("turn", turn.kind()),
                "on", turn.on(), "why", Finding.of(Level.UNTRUE, key, "what", turn.code())));
    }

    private String extension(Limit limit, Due due, int at) {
        var turn = due.turns().get(at);
        var rule = limit.extension(turn.code(), Tally.day(turn.on()));
        if (rule.isEmpty()) {
            return "clock.extension-unknown";
        }
        var granted = due.turns().subList(0, at).stream().filter(other -> other.is(Turn.EXTENDED)).map(Turn::code).toList();
        if (granted.stream().filter(turn.code()::equals).count() >= rule.get().times()) {
            return "clock.extension-used";
        }
        if (!rule.get().after().isEmpty() && !granted.contains(rule.get().after())) {
            return "clock.extension-before-its-turn";
        }
        if (turn.amount() > rule.get().length().amount()) {
            return "clock.extension-too-long";
        }
        boolean late = reckoning.count(due.before(at)) instanceof Reckoning.Answer.Ends(var end, boolean provisional) && !provisional && turn.on().isAfter(end);
        return late ? "clock.extension-too-late" : null;
    }
}
