package org.huiyin.people.domain;

import java.time.LocalDate;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** What an office was called, and whom it stood below, from one day until before another. */
public record OfficePeriod(
        int office,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Integer parent,
        Wording name,
        Wording shortName) {
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
