package org.huiyin.clocks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * How a due instant was counted, day by day, so that anyone can count again. Keys are worded by the reader's language;
 * only names that come from the rules stand here in both.
 *
 * @param day the due day
 * @param time the time on it, {@code 24:00} at its end
 */
public record Explanation(Due due, LocalDate day, String time, Basis basis, List<Step> steps, List<Note> notes) {
    /**
     * What was counted and by which article.
     *
     * @param length as the rule writes it, {@code 15 working days}
     * @param startsOn the event, {@code receipt}
     * @param counts {@code at-most}, {@code at-least} or {@code backwards}
     * @param ends {@code minute}, {@code office}, {@code midnight} or {@code custody}
     */
    public record Basis(Wording name, Wording rule, String length, String startsOn, String counts, String ends) {}

    /**
     * One day or month. Counted steps say {@code working-day, make-up-day, day, month, hours, working-hours};
     * steps that do not count say {@code start, weekend, holiday, closed, held}; the day rolled to says {@code rolled}.
     *
     * @param number the running number of the days or months counted, for hours the minutes used so far; 0 if not counted
     * @param name the holiday, or the holiday for which this day is worked
     * @param hours the hours used, {@code 16:30-17:30}
     */
    public record Step(
            LocalDate date, String why, boolean counted, int number, @Nullable Wording name, @Nullable String hours) {}

    /** What happened besides counting: {@code extended, held, resumed, restarted, capped, provisional, differs}. */
    public record Note(String key, Map<String, Object> facts) {}
}
