package org.huiyin.tlog.verify.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Phrases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases a lawyer counted by hand come out here, too, as they were counted: a second program, the same dates. */
class WorkedCasesTest {
    static final Path FOLDER = Path.of(System.getProperty("huiyin.rules", "../rules"));
    static final Rules RULES = Rules.read(FOLDER);

    static List<Csv.Row> cases() {
        return Csv.read(FOLDER.resolve("examples").resolve("clocks.csv"));
    }

    /** {@code 2026-10-13T17:30}; {@code T24:00} is the end of the day. */
    static Instant at(String local) {
        var moment = local.endsWith("T24:00") ? LocalDate.parse(local.substring(0, 10)).plusDays(1).atStartOfDay() : LocalDateTime.parse(local);
        return moment.atZone(Phrases.ZONE).toInstant();
    }

    private static Due due(Csv.Row row) {
        var from = at(row.text("from"));
        var limit = RULES.limit(row.text("clock"), Tally.day(from)).orElseThrow();
        var turns = new ArrayList<Turn>();
        for (var turn : row.optional("turns").isEmpty() ? new String[0] : row.optional("turns").split("; ")) {
            var words = turn.substring(0, turn.indexOf('@')).split(":");
            var on = at(turn.substring(turn.indexOf('@') + 1));
            turns.add(switch (words[0]) {
                case "extend" -> new Turn(Turn.EXTENDED, on, words[1],
                        words.length == 3 ? Integer.parseInt(words[2]) : limit.extension(words[1], Tally.day(on)).orElseThrow().length().amount());
                case "hold" -> new Turn(Turn.HELD, on, words[1], 0);
                case "resume" -> new Turn(Turn.RESUMED, on, turns.getLast().code(), 0);
                case "restart" -> new Turn(Turn.RESTARTED, on, words[1], 0);
                default -> new Turn(Turn.CAPPED, on, "", 0);
            });
        }
        return new Due(row.text("clock"), from, at(row.text("due")), row.yes("provisional"), "", turns);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_worked_case_comes_out_as_counted_by_hand(Csv.Row row) {
        var due = due(row);
        assertThat(new Reckoning(RULES).count(due)).isEqualTo(new Reckoning.Answer.Ends(due.at(), due.provisional()));
        assertThat(new RuleCheck(new Reckoning(RULES)).of(due)).as("nothing is refused that was counted by hand").extracting("level").containsOnly(Level.PROVED);
    }
}
