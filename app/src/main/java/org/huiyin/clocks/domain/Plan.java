package org.huiyin.clocks.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.clocks.Length;
import org.huiyin.clocks.StatutoryClock;
import org.huiyin.clocks.Turn;
import org.jspecify.annotations.Nullable;

/** What is left to count once the turns of a clock are taken in: where it starts now, how much, and what does not count. */
public record Plan(
        StatutoryClock rule, Instant start, List<Length> lengths, List<Hold> holds, @Nullable Instant cap) {
    /** A time that does not count; still open while there is no end. */
    public record Hold(Instant from, @Nullable Instant until) {}

    public static Plan of(StatutoryClock rule, Instant from, List<Turn> turns, ZoneId zone) {
        if (turns.isEmpty()) {
            return new Plan(rule, from, List.of(rule.length()), List.of(), null);
        }
        var start = from;
        var lengths = new ArrayList<>(List.of(rule.length()));
        var holds = new ArrayList<Hold>();
        Instant cap = null;
        for (Turn turn : turns) {
            switch (turn.kind()) {
                case EXTENDED -> extend(lengths, rule, turn, zone);
                case HELD -> holds.add(new Hold(turn.on(), null));
                case RESUMED -> holds.add(new Hold(holds.removeLast().from(), turn.on()));
                case RESTARTED -> {
                    start = turn.on();
                    lengths = new ArrayList<>(List.of(rule.length()));
                    holds.clear();
                }
                case CAPPED -> cap = turn.on();
            }
        }
        return new Plan(rule, start, List.copyOf(lengths), List.copyOf(holds), cap);
    }

    /** Months are added up before they are counted, so that the end of February does not eat a day of March. */
    private static void extend(List<Length> lengths, StatutoryClock rule, Turn turn, ZoneId zone) {
        var change = rule.extension(turn.code(), turn.on().atZone(zone).toLocalDate()).getFirst().change();
        if (change.to()) {
            lengths.clear();
            lengths.add(change.length());
            return;
        }
        var last = lengths.getLast();
        var unit = change.length().unit();
        if (last.unit() == unit && last.andDays() == 0) {
            lengths.set(lengths.size() - 1, new Length(last.amount() + turn.amount(), unit, change.length().andDays()));
        } else {
            lengths.add(new Length(turn.amount(), unit, change.length().andDays()));
        }
    }

    /** Also the unit its remaining time is told in. */
    Length.Unit unit() {
        return rule.length().unit();
    }
}
