package org.huiyin.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.clocks.ClockRules.CLOCKS;
import static org.huiyin.clocks.ClockRules.at;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases a lawyer counted by hand, in rules/examples/clocks.csv, come out as they were counted. */
class WorkedCasesTest {
    record Case(long line, String clock, String from, String turns, String due, boolean provisional, String note) {
        @Override
        public String toString() {
            return "line " + line + ": " + clock + " from " + from + (turns.isEmpty() ? "" : " " + turns) + " " + note;
        }
    }

    static List<Case> cases() throws IOException {
        try (var reader = Files.newBufferedReader(ClockRules.FOLDER.resolve("examples").resolve("clocks.csv"));
                var parser = CSVFormat.DEFAULT.builder().setHeader().get().parse(reader)) {
            return parser.stream().map(WorkedCasesTest::read).toList();
        }
    }

    private static Case read(CSVRecord row) {
        return new Case(row.getRecordNumber() + 1, row.get("clock"), row.get("from"), row.get("turns"), row.get("due"),
                row.get("provisional").equals("yes"), row.get("note"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_worked_case_comes_out_as_counted_by_hand(Case worked) {
        var due = reckon(worked);
        assertThat(due.at()).isEqualTo(at(worked.due()));
        assertThat(due.provisional()).isEqualTo(worked.provisional());
        var explanation = CLOCKS.explain(due);
        assertThat(explanation.day() + "T" + explanation.time()).isEqualTo(worked.due());
        assertThat(explanation.notes()).noneMatch(note -> note.key().equals("differs"));
        assertThat(CLOCKS.settle(due)).isEqualTo(due);
    }

    @Test
    void every_clock_has_a_worked_case() throws IOException {
        assertThat(cases().stream().map(Case::clock).collect(Collectors.toSet()))
                .containsAll(CLOCKS.rules().stream().map(StatutoryClock::code).toList());
    }

    @Test
    void every_extension_and_every_restart_and_hold_has_a_worked_case() throws IOException {
        var said = cases().stream().collect(Collectors.groupingBy(
                Case::clock, Collectors.mapping(Case::turns, Collectors.joining(" "))));
        for (StatutoryClock rule : CLOCKS.rules()) {
            for (var extension : rule.extensions()) {
                assertThat(said.get(rule.code())).as(rule.code()).contains("extend:" + extension.code());
            }
        }
        var all = String.join(" ", said.values());
        CLOCKS.rules().stream().map(rule -> rule.run().breaks())
                .flatMap(breaks -> Stream.concat(breaks.holds().stream().map("hold:"::concat),
                        breaks.restarts().keySet().stream().map("restart:"::concat)))
                .forEach(turn -> assertThat(all).contains(turn));
    }

    static Due reckon(Case worked) {
        var from = at(worked.from());
        var turns = worked.turns().isEmpty() ? new String[0] : worked.turns().split("; ");
        if (turns.length > 0 && turns[0].startsWith("cap@")) {
            return CLOCKS.startWithin(worked.clock(), from, at(turns[0].substring(4)));
        }
        var due = CLOCKS.start(worked.clock(), from);
        for (String turn : turns) {
            due = turn(due, turn.substring(0, turn.indexOf('@')).split(":"), turn.substring(turn.indexOf('@') + 1));
        }
        return due;
    }

    private static Due turn(Due due, String[] words, String when) {
        return switch (words[0]) {
            case "extend" -> words.length == 3
                    ? CLOCKS.extend(due, words[1], Integer.parseInt(words[2]), at(when))
                    : CLOCKS.extend(due, words[1], at(when));
            case "hold" -> CLOCKS.hold(due, words[1], at(when));
            case "resume" -> CLOCKS.resume(due, at(when));
            case "restart" -> CLOCKS.restart(due, words[1], at(when));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }
}
