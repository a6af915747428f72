package org.huiyin.tlog.verify.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.tlog.verify.told.Phrases;

/** What a clock's turns come to: where it starts, which lengths follow one another, and which days do not count. */
final class Tally {
    private static final int LONGEST = 999;
    private final Limit limit;
    private Instant start;
    private final List<Length> lengths = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private LocalDate heldSince = LocalDate.MAX;
    private Instant cap = Instant.MAX;

    /** The days after the first up to the last do not count. */
    private record Hold(LocalDate from, LocalDate until) {}

    /** Something in the turns is not understood. */
    static final class Unknown extends RuntimeException {
        final String key;
        final String what;

        Unknown(String key, String what) {
            super(key + " " + what);
            this.key = key;
            this.what = what;
        }
    }

    Tally(Limit limit, Due due) {
        this.limit = limit;
        this.start = due.from();
        lengths.add(limit.length());
        due.turns().forEach(this::take);
    }

    private void take(Turn turn) {
        switch (turn.kind()) {
            case Turn.EXTENDED -> extend(turn);
            case Turn.HELD -> heldSince = day(turn.on());
            case Turn.RESUMED -> {
                if (heldSince.equals(LocalDate.MAX)) {
                    throw new Unknown("clock.unknown-turn", turn.kind());
                }
                holds.add(new Hold(heldSince, day(turn.on())));
                heldSince = LocalDate.MAX;
            }
            case Turn.RESTARTED -> {
                start = turn.on();
                lengths.clear();
                lengths.add(limit.length());
                holds.clear();
                heldSince = LocalDate.MAX;
            }
            case Turn.CAPPED -> cap = turn.on();
            default -> throw new Unknown("clock.unknown-turn", turn.kind());
        }
    }

    /** What is added in the unit of the last length makes that longer, so that months are counted in one go from the start. */
    private void extend(Turn turn) {
        var extension = limit.extension(turn.code(), day(turn.on())).orElseThrow(() -> new Unknown("clock.unknown-extension", turn.code()));
        if (extension.to()) {
            lengths.clear();
            lengths.add(extension.length());
            return;
        }
        if (turn.amount() < 1 || turn.amount() > LONGEST) {
            throw new Unknown("clock.unknown-amount", turn.code());
        }
        var last = lengths.getLast();
        var more = extension.length();
        if (last.unit().equals(more.unit()) && last.days() == 0) {
            lengths.set(lengths.size() - 1, new Length(last.amount() + turn.amount(), last.unit(), 0));
        } else {
            lengths.add(new Length(turn.amount(), more.unit(), 0));
        }
    }

    static LocalDate day(Instant moment) {
        return moment.atZone(Phrases.ZONE).toLocalDate();
    }

    Instant start() {
        return start;
    }

    List<Length> lengths() {
        return lengths;
    }

    /** The moment it may not outlast; the end of time when there is none. */
    Instant cap() {
        return cap;
    }

    boolean stopped(LocalDate day) {
        return holds.stream().anyMatch(hold -> day.isAfter(hold.from) && !day.isAfter(hold.until));
    }
}
