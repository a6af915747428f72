package org.huiyin.clocks;

import java.util.regex.Pattern;

/**
 * How long a clock runs, as a lawyer writes it: {@code 15 working days}, {@code 2 months}, {@code 1 month 15 days}.
 *
 * @param andDays calendar days after the months ("a month and a half" is one month and fifteen days), else nought
 */
public record Length(int amount, Unit unit, int andDays) {
    /** What is counted. */
    public enum Unit {
        HOURS("hour"),
        WORKING_HOURS("working hour"),
        DAYS("day"),
        WORKING_DAYS("working day"),
        MONTHS("month");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        /** Hours end at a minute; days and months end with a day. */
        public boolean endsWithADay() {
            return this == DAYS || this == WORKING_DAYS || this == MONTHS;
        }

        /** Runs only while the office is open. */
        public boolean isOfficeTime() {
            return this == WORKING_DAYS || this == WORKING_HOURS;
        }
    }

    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,3}) (working hour|working day|hour|day|month)s?(?: (\\d{1,2}) days?)?");

    public Length {
        if (amount < 1 || andDays < 0 || andDays > 0 && unit != Unit.MONTHS) {
            throw new IllegalArgumentException(amount + " " + unit + " and " + andDays + " days is not a length");
        }
    }

    public static Length of(int amount, Unit unit) {
        return new Length(amount, unit, 0);
    }

    /** Reads the words of a rule; anything else is refused. */
    public static Length parse(String text) {
        var match = TEXT.matcher(text);
        if (match.matches()) {
            for (Unit unit : Unit.values()) {
                if (unit.word.equals(match.group(2))) {
                    int days = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
                    return new Length(Integer.parseInt(match.group(1)), unit, days);
                }
            }
        }
        throw new IllegalArgumentException("length \"" + text
                + "\" is not known; write hours, working hours, days, working days, months, or 1 month 15 days");
    }

    public String text() {
        return words(amount, unit.word) + (andDays == 0 ? "" : " " + words(andDays, "day"));
    }

    private static String words(int amount, String word) {
        return amount + " " + word + (amount == 1 ? "" : "s");
    }
}
