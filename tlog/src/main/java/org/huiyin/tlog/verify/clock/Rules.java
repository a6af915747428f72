package org.huiyin.tlog.verify.clock;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The published folder of rules, as far as deadlines follow from it. */
public final class Rules {
    private final List<Limit> limits;
    private final Calendar calendar;

    private Rules(List<Limit> limits, Calendar calendar) {
        this.limits = limits;
        this.calendar = calendar;
    }

    /** Refuses a folder that lacks a file or holds one that is not understood. */
    public static Rules read(Path folder) {
        var extensions = Csv.read(folder.resolve("extensions.csv")).stream().map(Limit.Extension::of).toList();
        var limits = Csv.read(folder.resolve("clocks.csv")).stream().map(row -> Limit.of(row, extensions)).toList();
        return new Rules(limits, new Calendar(folder));
    }

    Calendar calendar() {
        return calendar;
    }

    /** The row in force on the day on which the clock began. */
    Optional<Limit> limit(String code, LocalDate day) {
        return limits.stream().filter(limit -> limit.code().equals(code) && limit.inForce().on(day)).findFirst();
    }
}
