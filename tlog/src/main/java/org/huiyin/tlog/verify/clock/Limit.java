package org.huiyin.tlog.verify.clock;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.tlog.Malformed;

/**
 * A row of rules/clocks.csv with its extensions.
 *
 * @param article in both languages
 */
record Limit(String code, String article, Length length, Ending ending, InForce inForce, Breaks breaks, List<Extension> extensions) {
    /**
     * How it ends.
     *
     * @param backwards it is counted back from an event to come
     * @param office when the office closes; otherwise at 24:00
     * @param rolls from a rest day to a working day
     */
    record Ending(boolean backwards, boolean office, boolean rolls) {}

    /** From a day on, until but not on another. */
    record InForce(LocalDate from, Optional<LocalDate> until) {
        static InForce of(Csv.Row row) {
            return new InForce(row.day("from"), row.optionalDay("until"));
        }

        boolean on(LocalDate day) {
            return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
        }
    }

    /** What stops it for a while, and what starts it anew, at most so often. */
    record Breaks(Set<String> holds, Map<String, Integer> restarts) {}

    /**
     * A row of rules/extensions.csv.
     *
     * @param to it reaches to that length from the start; otherwise it adds at most that
     * @param after the extension that must have been granted before; empty for none
     */
    record Extension(String clock, String code, boolean to, Length length, int times, String after, InForce inForce) {
        static Extension of(Csv.Row row) {
            var adds = row.text("adds");
            boolean to = adds.startsWith("to ");
            if (!row.text("times").matches("[1-9]")) {
                throw new Malformed(row.place() + ": times is not a number from 1 to 9");
            }
            return new Extension(row.text("clock"), row.text("code"), to, Length.parse(row.place(), to ? adds.substring(3) : adds),
                    Integer.parseInt(row.text("times")), row.optional("after"), InForce.of(row));
        }
    }

    static Limit of(Csv.Row row, List<Extension> extensions) {
        var ends = row.text("ends");
        if (!Set.of("minute", "office", "midnight", "custody").contains(ends) || !Set.of("at-most", "at-least", "backwards").contains(row.text("counts"))) {
            throw new Malformed(row.place() + ": how it counts or ends is not known");
        }
        var restarts = new HashMap<String, Integer>();
        for (var word : row.words("restarts")) {
            var parts = word.split(":");
            restarts.put(parts[0], parts.length == 1 ? Integer.MAX_VALUE : Integer.parseInt(parts[1]));
        }
        var code = row.text("code");
        return new Limit(code, row.text("rule_zh") + " / " + row.text("rule_en"), Length.parse(row.place(), row.text("length")),
                new Ending(row.text("counts").equals("backwards"), ends.equals("office"), row.yes("rolls")), InForce.of(row),
                new Breaks(Set.copyOf(row.words("holds")), restarts), extensions.stream().filter(one -> one.clock.equals(code)).toList());
    }

    Optional<Extension> extension(String of, LocalDate decided) {
        return extensions.stream().filter(one -> one.code.equals(of) && one.inForce.on(decided)).findFirst();
    }
}
