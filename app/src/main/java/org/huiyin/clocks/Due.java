package org.huiyin.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A due instant that carries its reason; its code and start lead to the article, so it is stored in a few bytes.
 *
 * @param from the event it runs from
 * @param at the last instant; 24:00 of a day is 00:00 of the next
 * @param provisional rests on a year whose rest days are not published yet
 * @param rule the article, in the words of the law
 * @param turns extensions, holds, restarts and the cap, in the order they came
 */
public record Due(String code, Instant from, Instant at, boolean provisional, String rule, List<Turn> turns) {
    public Due {
        turns = List.copyOf(turns);
    }

    /** The day on which it falls due; a clock that ends at 24:00 ends on the day that closes then. */
    public LocalDate day(ZoneId zone) {
        return at.minusNanos(1).atZone(zone).toLocalDate();
    }

    /** The promise that cut this holder's clock short, if one did. */
    public @Nullable Instant cappedTo() {
        return turns.stream()
                .filter(turn -> turn.kind() == Turn.Kind.CAPPED && turn.on().equals(at))
                .map(Turn::on)
                .findFirst()
                .orElse(null);
    }

    /** Stands still at present, because a rule suspends it. */
    public boolean held() {
        return turns.stream()
                .filter(turn -> turn.kind() == Turn.Kind.HELD || turn.kind() == Turn.Kind.RESUMED
                        || turn.kind() == Turn.Kind.RESTARTED)
                .reduce((earlier, later) -> later)
                .filter(turn -> turn.kind() == Turn.Kind.HELD)
                .isPresent();
    }

    public boolean extended() {
        return times(Turn.Kind.EXTENDED) > 0;
    }

    long times(Turn.Kind kind) {
        return turns.stream().filter(turn -> turn.kind() == kind).count();
    }

    List<Turn> with(Turn turn) {
        return Stream.concat(turns.stream(), Stream.of(turn)).toList();
    }
}
