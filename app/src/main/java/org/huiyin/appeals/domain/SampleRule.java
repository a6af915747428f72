package org.huiyin.appeals.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a drawn sample, fixed before anything is drawn: appeals first answered from one day to another, by these offices and
 * those below them (empty: the whole district), and how many of them or which share.
 */
public record SampleRule(LocalDate from, LocalDate to, List<Integer> offices, @Nullable Integer size, @Nullable Double share) {
    private static final int LONGEST_DAYS = 366;

    public SampleRule {
        offices = List.copyOf(offices);
        if (to.isBefore(from)) {
            throw Refusal.invalid("period.ends-before-it-begins", "to");
        }
        if (from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw Refusal.of(Refusal.Kind.INVALID, "sample.period-too-long", Map.of("field", "to", "most", LONGEST_DAYS));
        }
        if ((size == null) == (share == null)) {
            throw Refusal.invalid("sample.size-or-share", "share");
        }
        if (size != null && size < 1 || share != null && !(share > 0 && share <= 1)) {
            throw Refusal.invalid("sample.size-or-share", size == null ? "share" : "size");
        }
    }

    /** How many of a list are drawn; a share is rounded up. */
    public int of(int population) {
        return Math.min(population, size == null ? (int) Math.ceil(population * (share == null ? 1 : share) - 1e-9) : size);
    }
}
