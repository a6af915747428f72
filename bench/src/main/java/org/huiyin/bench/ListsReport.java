package org.huiyin.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of {@code bench lists} as a table, one line for a question with every size, or as one object a line. */
final class ListsReport {
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();
    private final List<String> fills = new ArrayList<>();

    /** One question asked of a district with so many matters; {@code perSecond} is 0 unless lines of a file were counted. */
    record Line(String query, int rows, Timings timings, double perSecond) {
        String json() {
            var figures = String.format(Locale.ROOT, "{\"query\":\"%s\",\"rows\":%d,\"p50_ms\":%.2f,\"p95_ms\":%.2f,\"p99_ms\":%.2f", query, rows,
                    timings.percentileMillis(50), timings.percentileMillis(95), timings.percentileMillis(99));
            return figures + (perSecond > 0 ? String.format(Locale.ROOT, ",\"rows_per_s\":%.0f}", perSecond) : "}");
        }

        String cells() {
            return String.format(Locale.ROOT, " %.1f | %.1f | %.1f |", timings.percentileMillis(50), timings.percentileMillis(95),
                    timings.percentileMillis(99));
        }
    }

    void add(Line line) {
        lines.computeIfAbsent(line.query, _ -> new ArrayList<>()).add(line);
    }

    void filled(int rows, double seconds, String sizes) {
        fills.add(String.format(Locale.ROOT, "%,d matters%s: %s.", rows, seconds == 0 ? ", filled before" : ", filled in %.0f s".formatted(seconds), sizes));
    }

    String table() throws IOException {
        var sizes = lines.values().iterator().next().stream().map(Line::rows).toList();
        var table = new StringBuilder("| question |");
        sizes.forEach(size -> table.append(String.format(Locale.ROOT, " p50 at %1$,d | p95 | p99 |", size)));
        table.append(" times | rows/s |\n|---|").append("---|".repeat(3 * sizes.size() + 2)).append('\n');
        lines.forEach((query, of) -> {
            table.append("| ").append(query).append(" |");
            of.forEach(line -> table.append(line.cells()));
            var last = of.getLast();
            table.append(String.format(Locale.ROOT, " %.1f | %s |%n", last.timings.percentileMillis(50) / of.getFirst().timings.percentileMillis(50),
                    last.perSecond > 0 ? String.format(Locale.ROOT, "%,.0f", last.perSecond) : ""));
        });
        table.append("\nMilliseconds, over HTTP, with a session where one is needed, one question after another and nobody else asking. ");
        table.append("Times: the median of the largest district beside that of the smallest.\n");
        table.append("Bars for inboxes, searches and the public list: p95 below 50 ms, at most 1.5 times; for ledger and board: p95 below 50 ms.\n");
        table.append("Machine: ").append(Figures.machine()).append('\n');
        fills.forEach(fill -> table.append(fill).append('\n'));
        return table.toString();
    }
}
