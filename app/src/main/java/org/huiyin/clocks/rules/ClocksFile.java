package org.huiyin.clocks.rules;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huiyin.clocks.AllowedExtension;
import org.huiyin.clocks.Length;
import org.huiyin.clocks.Length.Unit;
import org.huiyin.clocks.StatutoryClock;
import org.huiyin.clocks.StatutoryClock.Breaks;
import org.huiyin.clocks.StatutoryClock.Counts;
import org.huiyin.clocks.StatutoryClock.Ends;
import org.huiyin.clocks.StatutoryClock.Run;
import org.huiyin.clocks.StatutoryClock.Scope;
import org.huiyin.clocks.StatutoryClock.StartsOn;
import org.huiyin.clocks.StatutoryClock.Text;
import org.huiyin.kernel.Wording;

/** rules/clocks.csv: every limit with its article, and what must hold between its cells. */
final class ClocksFile {
    private static final List<String> COLUMNS = List.of("code", "scope", "starts_on", "length", "counts", "ends",
            "rolls", "holds", "restarts", "from", "until", "name_zh", "name_en", "rule_zh", "rule_en");

    static List<StatutoryClock> read(Path folder, Problems problems) {
        var extensions = ExtensionsFile.read(folder, problems);
        Map<String, List<AllowedExtension>> byClock = new HashMap<>();
        extensions.forEach(row -> byClock.merge(row.value().clock(), List.of(row.value().extension()), ClocksFile::both));
        var rows = new RuleFile(folder, "clocks.csv", COLUMNS, problems)
                .rows(row -> new Placed<>(row.place(), clock(row, byClock)));
        Placed.refuseGaps(rows, StatutoryClock::inForce, StatutoryClock::code, problems);
        var codes = new HashSet<String>();
        rows.forEach(row -> codes.add(row.value().code()));
        for (var extension : extensions) {
            if (!codes.contains(extension.value().clock())) {
                problems.add(extension.place(), "clock \"" + extension.value().clock() + "\" is not in clocks.csv");
            }
        }
        return rows.stream().map(Placed::value).toList();
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static StatutoryClock clock(RuleFile.Row row, Map<String, List<AllowedExtension>> extensions) {
        var code = row.text("code");
        if (!code.matches("[a-z]+(\\.[a-z-]+)+")) {
            throw new IllegalArgumentException("code \"" + code + "\" is not lower-case words with full stops between");
        }
        var breaks = new Breaks(Set.copyOf(row.words("holds")), restarts(row.words("restarts")));
        var run = new Run(row.choice("starts_on", StartsOn.class), Length.parse(row.text("length")),
                row.choice("counts", Counts.class), row.choice("ends", Ends.class), row.yes("rolls"), breaks);
        checkEnd(run);
        var text = new Text(new Wording(row.text("name_zh"), row.text("name_en")),
                new Wording(row.text("rule_zh"), row.text("rule_en")));
        var clock = new StatutoryClock(code, row.choice("scope", Scope.class), run, row.inForce(), text,
                extensions.getOrDefault(code, List.of()));
        checkExtensions(clock);
        return clock;
    }

    /** {@code supplement:2} restarts at most twice; without a number there is no limit. */
    private static Map<String, Integer> restarts(List<String> words) {
        Map<String, Integer> restarts = new HashMap<>();
        for (String word : words) {
            if (!word.matches("[a-z-]+(:[1-9])?")) {
                throw new IllegalArgumentException("restarts \"" + word + "\" is not written like supplement:2");
            }
            var parts = word.split(":");
            restarts.put(parts[0], parts.length == 1 ? Integer.MAX_VALUE : Integer.parseInt(parts[1]));
        }
        return Map.copyOf(restarts);
    }

    private static void checkEnd(Run run) {
        boolean days = run.length().unit().endsWithADay();
        require(days == (run.ends() != Ends.MINUTE), "hours end at their minute, days and months do not");
        require(!run.rolls() || days, "hours do not roll");
        require(!run.rolls() || run.ends() != Ends.CUSTODY, "custody never rolls to a later day");
        require(run.rolls() || run.ends() != Ends.OFFICE, "what ends with office hours must roll to a working day");
        require(days || run.breaks().holds().isEmpty(), "a clock of hours cannot stand still");
        require(run.counts() != Counts.BACKWARDS || days && run.length().unit() != Unit.MONTHS,
                "only days are counted backwards");
    }

    private static void checkExtensions(StatutoryClock clock) {
        for (AllowedExtension extension : clock.extensions()) {
            require(sameSort(clock.length(), extension.change().length()),
                    "extension " + extension.code() + " is not measured as the clock is");
        }
        require(clock.run().counts() != Counts.BACKWARDS || clock.extensions().isEmpty(),
                "what is counted backwards cannot be extended");
        if (clock.scope() == Scope.PROMISE) {
            require(clock.run().breaks().restarts().isEmpty(), "a promise is never restarted");
            require(clock.extensions().stream().map(AllowedExtension::code).distinct().count() <= 1
                    && clock.extensions().stream().allMatch(extension -> extension.condition().times() == 1),
                    "a promise has one extension, once");
        }
    }

    private static boolean sameSort(Length clock, Length extension) {
        return clock.unit() == extension.unit() || clock.unit().endsWithADay() && extension.unit().endsWithADay();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private ClocksFile() {}
}
