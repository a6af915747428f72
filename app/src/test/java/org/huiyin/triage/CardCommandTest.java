package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was judged stands in the card between its marks, and nothing beside is touched. */
class CardCommandTest {
    @TempDir
    Path folder;

    @Test
    void figures_come_between_the_marks_and_what_stood_there_goes() throws IOException {
        var texts = IntStream.range(0, 125).mapToObj(i -> "2026-01-%02d,%s,%s %d,%s".formatted(i % 28 + 1, i % 2 == 0 ? "路灯" : "工资", i % 2 == 0 ? "巷口路灯不亮" : "工资拖欠不结", i,
                i % 2 == 0 ? "lamps" : "wages")).collect(Collectors.joining("\n", "time,subject,text,label\n", "\n"));
        var in = Files.writeString(folder.resolve("texts.csv"), texts);
        var card = Files.writeString(folder.resolve("card.md"), """
                Before.
                <!-- figures of triage held out -->
                old
                <!-- end of figures -->
                Between.
                <!-- figures of triage learn-curve -->
                <!-- end of figures -->
                After.
                """);
        CardCommand.run(List.of("../rules", "--in", in.toString(), "--out", card.toString()));
        assertThat(Files.readString(card)).startsWith("Before.\n<!--").contains("-->\nBetween.\n<!--").endsWith("-->\nAfter.\n").doesNotContain("old")
                .contains("| a fifth at random, part 5 | 25 |").contains("| the newest fifth | 25 |").contains("| 100 | 1.0000 |").doesNotContain("| 1000 |");
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing half written").containsExactlyInAnyOrder(in, card);
        }
        Files.writeString(card, "no marks");
        assertThatThrownBy(() -> CardCommand.run(List.of("../rules", "--in", in.toString(), "--out", card.toString()))).hasMessageContaining("<!-- figures of triage held out -->");
    }

    @Test
    void a_card_that_lacks_an_end_is_refused_before_anything_is_judged_and_stays_as_it_was() throws IOException {
        var in = Files.writeString(folder.resolve("texts.csv"), "time,subject,text,label\n2026-01-01,路灯,路灯不亮,lamps\n");
        for (var lacking : List.of("<!-- figures of triage held out -->\nold\nBetween.\n<!-- figures of triage learn-curve -->\n<!-- end of figures -->\nAfter.\n",
                "<!-- figures of triage held out -->\nold\n<!-- end of figures -->\n<!-- figures of triage learn-curve -->\nAfter.\n")) {
            var card = Files.writeString(folder.resolve("card.md"), lacking);
            assertThatThrownBy(() -> CardCommand.run(List.of("../rules", "--in", in.toString(), "--out", card.toString())))
                    .hasMessageContaining("文件没有动").hasMessageContaining("is as it was").hasMessageContaining("<!-- end of figures -->");
            assertThat(Files.readString(card)).isEqualTo(lacking);
        }
    }
}
