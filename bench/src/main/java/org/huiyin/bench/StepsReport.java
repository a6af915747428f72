package org.huiyin.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The figures of {@code bench steps} as a table, or as one object a line. */
record StepsReport(List<Line> lines, Database database) {
    /** One count of threads: the steps and the bare loop. */
    record Line(int threads, Round steps, Round bare) {
        double ratio() {
            return steps.perSecond() / bare.perSecond();
        }

        double walRatio() {
            return (double) steps.walPerLifecycle() / bare.walPerLifecycle();
        }

        String json() {
            return String.format(Locale.ROOT,
                    "{\"threads\":%d,\"lifecycles_per_s\":%.1f,\"bare_lifecycles_per_s\":%.1f,\"ratio\":%.3f,\"p50_ms\":%.3f,\"p99_ms\":%.3f,"
                            + "\"wal_bytes\":%d,\"bare_wal_bytes\":%d}",
                    threads, steps.perSecond(), bare.perSecond(), ratio(), steps.timings().percentileMillis(50),
                    steps.timings().percentileMillis(99), steps.walPerLifecycle(), bare.walPerLifecycle());
        }

        String row() {
            return String.format(Locale.ROOT, "| %d | %.1f | %.1f | %.2f | %.2f | %.2f | %d | %d | %.2f |%n", threads, steps.perSecond(),
                    bare.perSecond(), ratio(), steps.timings().percentileMillis(50), steps.timings().percentileMillis(99),
                    steps.walPerLifecycle(), bare.walPerLifecycle(), walRatio());
        }
    }

    String table(int seconds, int rounds) throws SQLException, IOException {
        var table = new StringBuilder("""
                | threads | lifecycles/s | bare lifecycles/s | ratio | step p50 ms | step p99 ms | WAL bytes/lifecycle | bare WAL bytes | WAL ratio |
                |---|---|---|---|---|---|---|---|---|
                """);
        lines.forEach(line -> table.append(line.row()));
        table.append("\nBars: ratio at least 0.50, WAL ratio at most 3.00. A lifecycle is %d steps; a bare lifecycle is as many transactions.\n"
                .formatted(AppealLife.STEPS));
        table.append("%d rounds of %d s for each count of threads, in turn, a checkpoint before each.\n".formatted(rounds, seconds));
        table.append("Machine: ").append(Figures.machine()).append('\n');
        table.append("PostgreSQL %s, fsync %s, synchronous_commit %s, full_page_writes %s, wal_compression %s, wal_sync_method %s\n".formatted(
                database.setting("server_version"), database.setting("fsync"), database.setting("synchronous_commit"),
                database.setting("full_page_writes"), database.setting("wal_compression"), database.setting("wal_sync_method")));
        table.append("Tables: ").append(database.sizes("public")).append('\n');
        table.append("Bare tables: ").append(database.sizes("bare")).append('\n');
        return table.toString();
    }
}
