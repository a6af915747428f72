package org.huiyin.tlog.verify.clock;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.entry.Members;

/**
 * When something is due, with its reason.
 *
 * @param code of the limit in rules/clocks.csv
 * @param from when it began
 * @param at its last moment
 * @param provisional counted without the rest days of a year that were not published yet
 * @param rule the article; empty when it was not told
 * @param turns what happened to it, in the order in which it did
 */
public record Due(String code, Instant from, Instant at, boolean provisional, String rule, List<Turn> turns) {
    private static final List<String> STORED = List.of("code", "from", "at", "provisional", "turns", "rule");

    public Due {
        turns = List.copyOf(turns);
    }

    static Due of(Members due) {
        return new Due(due.text("code"), due.instant("from"), due.instant("at"), due.truth("provisional"), due.optionalText("rule").orElse(""),
                due.objects("turns").stream().map(Turn::of).toList());
    }

    /**
     * Reads it as the server stores it, a short list: code, start, end, and only where there is one: whether it is provisional, the
     * turns, the article.
     */
    static Due stored(List<?> due) {
        if (due.size() < STORED.size() - 3 || due.size() > STORED.size()) {
            throw new Malformed("a due that is written as a list has from three to six elements");
        }
        var named = new LinkedHashMap<String, Object>();
        for (int i = 0; i < due.size(); i++) {
            named.put(STORED.get(i), due.get(i));
        }
        return of(new Members("due", named));
    }

    /** The same clock with only the first of its turns. */
    Due before(int turn) {
        return new Due(code, from, at, provisional, rule, turns.subList(0, turn));
    }

    boolean sameStart(Due other) {
        return code.equals(other.code) && from.equals(other.from);
    }

    /** Its turns begin with those of the other. */
    boolean goesOnFrom(Due other) {
        return turns.size() >= other.turns.size() && turns.subList(0, other.turns.size()).equals(other.turns);
    }
}
