package org.huiyin.tlog.verify.clock;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huiyin.tlog.Malformed;

/** Which days are worked and when the offices are open, from rest-days.csv, holidays.csv and office-hours.csv. */
final class Calendar {
    private static final Pattern OPENING = Pattern.compile("(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)");
    private static final int DAY = 24 * 60;
    private final Map<LocalDate, Boolean> worked = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();
    private final List<Hours> hours = new ArrayList<>();
    private final int firstYear;
    private final int publishedUntil;

    /** Asked about a day of which nothing is known. */
    static final class Beyond extends RuntimeException {
        Beyond(LocalDate day) {
            super(day.toString());
        }
    }

    /** In minutes of the day. */
    record Opening(int from, int until) {}

    private record Hours(Limit.InForce inForce, List<Opening> openings) {}

    Calendar(Path folder) {
        for (var row : Csv.read(folder.resolve("rest-days.csv"))) {
            worked.put(row.day("date"), row.text("kind").equals("work"));
        }
        Csv.read(folder.resolve("holidays.csv")).forEach(row -> fixed.add(row.text("day")));
        Csv.read(folder.resolve("office-hours.csv")).forEach(row -> hours.add(new Hours(Limit.InForce.of(row), openings(row))));
        int lastYear = worked.keySet().stream().mapToInt(LocalDate::getYear).max().orElseThrow(() -> new Malformed(folder + "/rest-days.csv names no day"));
        firstYear = worked.keySet().stream().mapToInt(LocalDate::getYear).min().orElseThrow();
        publishedUntil = isPublished(lastYear) ? lastYear : lastYear - 1;
    }

    /** A year's paper is there once it names New Year's Day and National Day. */
    private boolean isPublished(int year) {
        return Boolean.FALSE.equals(worked.get(LocalDate.of(year, 1, 1))) && Boolean.FALSE.equals(worked.get(LocalDate.of(year, 10, 1)));
    }

    private static List<Opening> openings(Csv.Row row) {
        var openings = new ArrayList<Opening>();
        for (var word : row.words("hours")) {
            var found = OPENING.matcher(word);
            if (!found.matches()) {
                throw new Malformed(row.place() + ": hours are not written like 09:00-12:00");
            }
            var opening = new Opening(minute(found.group(1), found.group(2)), minute(found.group(3), found.group(4)));
            if (opening.until <= opening.from || opening.until > DAY || !openings.isEmpty() && opening.from < openings.getLast().until) {
                throw new Malformed(row.place() + ": hours do not follow one another within a day");
            }
            openings.add(opening);
        }
        if (openings.isEmpty()) {
            throw new Malformed(row.place() + ": hours is empty");
        }
        return openings;
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    boolean works(LocalDate day) {
        if (day.getYear() < firstYear) {
            throw new Beyond(day);
        }
        var listed = worked.get(day);
        if (listed != null) {
            return listed;
        }
        boolean holiday = day.getYear() > publishedUntil && fixed.contains(day.toString().substring(5));
        return !holiday && day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** Its year's paper is not there, so that it may still become a rest day or a working day. */
    boolean isOpenQuestion(LocalDate day) {
        return day.getYear() > publishedUntil;
    }

    /** None on a rest day. */
    List<Opening> openings(LocalDate day) {
        return works(day) ? usual(day) : List.of();
    }

    LocalDateTime closing(LocalDate day) {
        return day.atStartOfDay().plusMinutes(usual(day).getLast().until);
    }

    private List<Opening> usual(LocalDate day) {
        return hours.stream().filter(one -> one.inForce.on(day)).findFirst().orElseThrow(() -> new Beyond(day)).openings;
    }
}
