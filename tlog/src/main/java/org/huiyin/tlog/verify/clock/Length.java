package org.huiyin.tlog.verify.clock;

import java.util.regex.Pattern;
import org.huiyin.tlog.Malformed;

/**
 * How long a limit is.
 *
 * @param unit {@code hour}, {@code working hour}, {@code day}, {@code working day} or {@code month}
 * @param days of the calendar that come after months
 */
record Length(int amount, String unit, int days) {
    static final String HOUR = "hour";
    static final String WORKING_HOUR = "working hour";
    static final String DAY = "day";
    static final String WORKING_DAY = "working day";
    static final String MONTH = "month";
    private static final Pattern WORDS = Pattern.compile("([1-9]\\d{0,2}) (working hour|working day|hour|day|month)s?(?: (\\d{1,2}) days?)?");

    static Length parse(String place, String words) {
        var found = WORDS.matcher(words);
        if (!found.matches() || found.group(3) != null && !found.group(2).equals(MONTH)) {
            throw new Malformed(place + ": the length \"" + words + "\" is not known");
        }
        return new Length(Integer.parseInt(found.group(1)), found.group(2), found.group(3) == null ? 0 : Integer.parseInt(found.group(3)));
    }

    boolean is(String other) {
        return unit.equals(other);
    }
}
