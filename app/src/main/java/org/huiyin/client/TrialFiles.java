package org.huiyin.client;

import static org.huiyin.client.TrialCommand.must;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The facts among the rules beside the lists they were taken from. */
final class TrialFiles {
    private static final CSVFormat HEADED = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private final Path real;
    private final Path rules;

    TrialFiles(Path real, Path rules) {
        this.real = real;
        this.rules = rules;
    }

    void run() throws IOException {
        restDays();
        divisions();
    }

    /** Every day of the list is in the rules with the same kind, and the rules have no day more. */
    private void restDays() throws IOException {
        var theirs = days(needed("calendar/rest-days.csv"));
        var ours = days(rules.resolve("rest-days.csv"));
        must(ours.equals(theirs), "rest-days.csv differs from the calendar on " + difference(ours, theirs) + " days.");
        System.out.printf(Locale.ROOT, "%-16s %5d rest days and make-up working days agree%n", "compared", ours.size());
    }

    private static Set<String> days(Path file) throws IOException {
        return rows(file).stream().map(row -> row.get("date") + " " + row.get(1)).collect(Collectors.toSet());
    }

    /** Every street, town, community and village of the list is an office. */
    private void divisions() throws IOException {
        var offices = rows(rules.resolve("offices.csv"));
        for (var level : List.of("township", "community")) {
            var ours = offices.stream().filter(row -> row.get("level").equals(level)).map(row -> plain(row.get(level.equals("township") ? "short_zh" : "name_zh"))).toList();
            var file = level.equals("township") ? "divisions/townships-511902.csv" : "divisions/communities-511902.csv";
            var theirs = rows(needed(file)).stream().map(row -> plain(row.get("name"))).toList();
            must(ours.size() == theirs.size() && new HashSet<>(ours).containsAll(theirs), "offices.csv and the divisions differ: " + ours.size() + " and "
                    + theirs.size() + " of level " + level + ", " + difference(Set.copyOf(ours), Set.copyOf(theirs)) + " names differ.");
            System.out.printf(Locale.ROOT, "%-16s %5d offices of level %s agree with the divisions%n", "compared", ours.size(), level);
        }
    }

    /** Some communities are listed by the short word for their committee. */
    private static String plain(String name) {
        return name.replace("居委会", "居民委员会");
    }

    private static int difference(Set<String> ours, Set<String> theirs) {
        var all = new HashSet<>(ours);
        all.addAll(theirs);
        return (int) all.stream().filter(one -> !ours.contains(one) || !theirs.contains(one)).count();
    }

    private Path needed(String file) {
        var path = real.resolve(file);
        must(Files.isRegularFile(path), "There is no " + path + ".");
        return path;
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return HEADED.parse(reader).getRecords();
        }
    }
}
