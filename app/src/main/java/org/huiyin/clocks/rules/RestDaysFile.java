package org.huiyin.clocks.rules;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.clocks.WorkingDays;
import org.huiyin.clocks.WorkingDays.Listed;
import org.huiyin.kernel.Wording;

/**
 * rules/rest-days.csv: what the yearly paper on holidays says. A year counts as published once it names both New Year's
 * Day and National Day.
 */
final class RestDaysFile {
    private static final List<String> COLUMNS = List.of("date", "kind", "name_zh", "name_en");

    static WorkingDays read(Path folder, Problems problems) {
        Set<LocalDate> seen = new HashSet<>();
        var listed = new RuleFile(folder, "rest-days.csv", COLUMNS, problems).rows(row -> listed(row, seen));
        var place = folder.resolve("rest-days.csv").toString();
        if (listed.isEmpty()) {
            problems.add(place, "names no day");
            problems.refuseIfAny();
        }
        int first = listed.stream().mapToInt(day -> day.date().getYear()).min().orElseThrow();
        int last = listed.stream().mapToInt(day -> day.date().getYear()).max().orElseThrow();
        int published = isPublished(listed, last) ? last : last - 1;
        for (int year = first; year <= published; year++) {
            if (!isPublished(listed, year)) {
                problems.add(place, "the year " + year + " is not whole: 1 January or 1 October is missing");
            }
        }
        return new WorkingDays(listed, fixed(folder, problems), first, published);
    }

    /** rules/holidays.csv: the days that the law itself names, known before any paper. */
    private static Map<MonthDay, Wording> fixed(Path folder, Problems problems) {
        Map<MonthDay, Wording> fixed = new LinkedHashMap<>();
        new RuleFile(folder, "holidays.csv", List.of("day", "name_zh", "name_en"), problems).rows(row -> {
            if (!row.text("day").matches("(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])")) {
                throw new IllegalArgumentException("day \"" + row.text("day") + "\" is not written like 05-01");
            }
            var name = new Wording(row.text("name_zh"), row.text("name_en"));
            fixed.put(MonthDay.parse("--" + row.text("day")), name);
            return name;
        });
        return fixed;
    }

    private static Listed listed(RuleFile.Row row, Set<LocalDate> seen) {
        var date = row.day("date");
        boolean rest = switch (row.text("kind")) {
            case "rest" -> true;
            case "work" -> false;
            default -> throw new IllegalArgumentException("kind must be rest or work");
        };
        if (!rest && date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            throw new IllegalArgumentException(date + " is worked anyway");
        }
        if (!seen.add(date)) {
            throw new IllegalArgumentException(date + " stands here twice");
        }
        return new Listed(date, rest, new Wording(row.text("name_zh"), row.text("name_en")));
    }

    private static boolean isPublished(List<Listed> listed, int year) {
        return listed.stream().anyMatch(day -> day.rest() && day.date().equals(LocalDate.of(year, 1, 1)))
                && listed.stream().anyMatch(day -> day.rest() && day.date().equals(LocalDate.of(year, 10, 1)));
    }

    private RestDaysFile() {}
}
