package org.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What programs read of the measures, and what stands in the document. */
class ToldTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Told told(boolean json, Path page) {
        return new Told(new PrintStream(out, true, StandardCharsets.UTF_8), json, page);
    }

    /** One, two, … a hundred milliseconds. */
    private static Timings hundred() {
        var timings = new Timings();
        for (int i = 1; i <= 100; i++) {
            timings.add(i * 1_000_000L);
        }
        return timings;
    }

    @Test
    void a_question_is_one_object_with_these_names_in_any_language_of_the_machine() {
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            var told = told(true, null);
            told.line(new ListsReport.Line("inbox of a bureau", 10_000, hundred(), 0).json());
            told.line(new ListsReport.Line("export of a month, CSV", 10_000, hundred(), 12_345.6).json());
        } finally {
            Locale.setDefault(usual);
        }
        var lines = out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().propertyNames()).containsExactly("query", "rows", "p50_ms", "p95_ms", "p99_ms");
        assertThat(lines.getFirst().path("rows").asInt()).isEqualTo(10_000);
        assertThat(lines.getFirst().path("p50_ms").asDouble()).isEqualTo(50);
        assertThat(lines.getFirst().path("p95_ms").asDouble()).isEqualTo(95);
        assertThat(lines.getFirst().path("p99_ms").asDouble()).isEqualTo(99);
        assertThat(lines.get(1).path("rows_per_s").asInt()).isEqualTo(12_346);
    }

    @Test
    void a_count_of_clients_is_one_object_with_these_names() {
        var line = JSON.readTree(new HttpBench.Line(8, "sign for", 601.25, hundred()).json());
        assertThat(line.propertyNames()).containsExactly("clients", "what", "per_second", "p50_ms", "p95_ms", "p99_ms");
        assertThat(line.path("what").asString()).isEqualTo("sign for");
    }

    @Test
    void objects_stand_alone_and_a_table_stands_alone() throws Exception {
        told(true, null).table("lists", "| a table |\n");
        assertThat(out.size()).isZero();
        told(false, null).line("{}");
        assertThat(out.size()).isZero();
        told(false, null).table("lists", "| a table |\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("| a table |\n");
    }

    @Test
    void the_document_keeps_the_newest_table_between_its_marks() throws Exception {
        var page = Files.writeString(folder.resolve("page.md"), "before\n<!-- figures of bench lists -->\nold\n<!-- end of figures -->\nafter\n");
        told(true, page).table("lists", "| new |\n");
        assertThat(Files.readString(page)).isEqualTo("before\n<!-- figures of bench lists -->\n| new |\n<!-- end of figures -->\nafter\n");
    }

    @Test
    void a_question_has_every_size_in_one_row_of_the_table() throws Exception {
        var report = new ListsReport();
        for (int rows : List.of(10_000, 1_000_000)) {
            report.add(new ListsReport.Line("ledger of a month", rows, hundred(), 0));
        }
        assertThat(report.table()).startsWith("| question | p50 at 10,000 | p95 | p99 | p50 at 1,000,000 | p95 | p99 | times | rows/s |\n"
                + "|---|---|---|---|---|---|---|---|---|\n| ledger of a month | 50.0 | 95.0 | 99.0 | 50.0 | 95.0 | 99.0 | 1.0 |  |\n");
    }
}
