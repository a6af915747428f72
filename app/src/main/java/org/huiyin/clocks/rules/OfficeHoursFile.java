package org.huiyin.clocks.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.clocks.OfficeHours;
import org.huiyin.clocks.OfficeHours.Hours;
import org.huiyin.clocks.OfficeHours.Opening;
import org.huiyin.clocks.WorkingDays;

/** rules/office-hours.csv: the district's openings on a working day, {@code 09:00-12:00 14:00-17:30}. */
final class OfficeHoursFile {
    private static final List<String> COLUMNS = List.of("from", "until", "hours");
    private static final Pattern OPENING = Pattern.compile("(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)");

    static OfficeHours read(Path folder, WorkingDays days, Problems problems) {
        var rows = new RuleFile(folder, "office-hours.csv", COLUMNS, problems)
                .rows(row -> new Placed<>(row.place(), new Hours(row.inForce(), openings(row.words("hours")))));
        if (rows.isEmpty()) {
            problems.add(folder.resolve("office-hours.csv").toString(), "says no hours");
            problems.refuseIfAny();
        }
        Placed.refuseGaps(rows, Hours::inForce, _ -> "the office hours", problems);
        return new OfficeHours(rows.stream().map(Placed::value).toList(), days);
    }

    private static List<Opening> openings(List<String> words) {
        var openings = new ArrayList<Opening>();
        int before = -1;
        for (String word : words) {
            var match = OPENING.matcher(word);
            if (!match.matches()) {
                throw new IllegalArgumentException("hours \"" + word + "\" are not written like 09:00-12:00");
            }
            int from = minutes(match.group(1), match.group(2));
            int until = minutes(match.group(3), match.group(4));
            if (from <= before || until <= from || until > OfficeHours.DAY) {
                throw new IllegalArgumentException("hours \"" + word + "\" do not follow one another within a day");
            }
            openings.add(new Opening(from, until));
            before = until;
        }
        if (openings.isEmpty()) {
            throw new IllegalArgumentException("hours is empty");
        }
        return openings;
    }

    private static int minutes(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    private OfficeHoursFile() {}
}
