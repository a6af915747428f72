package org.huiyin.clocks.domain;

import java.time.LocalDate;
import org.huiyin.clocks.Length.Unit;

/** Follows a count as it goes. The hot path listens with {@link #NONE}; an explanation writes down what it hears. */
public interface Trail {
    Trail NONE = new Trail() {};

    default void skipped(LocalDate day, String why) {}

    /** @param number the running number of that unit */
    default void counted(LocalDate day, Unit unit, int number) {}

    /** Minutes of that day from one minute of it until another. */
    default void used(LocalDate day, Unit unit, int fromMinute, int untilMinute) {}

    default void rolled(LocalDate day) {}
}
