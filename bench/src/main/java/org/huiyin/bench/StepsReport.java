package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The figures of {@code bench steps} as a table, or as one object a line. */
record StepsReport(List<Line> lines, Database database) {
    private static final String MARK = "<!-- figures of bench steps -->";
    private static final String END = "<!-- end of figures -->";

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
        table.append("Machine: ").append(machine()).append('\n');
        table.append("PostgreSQL %s, fsync %s, synchronous_commit %s, full_page_writes %s, wal_compression %s, wal_sync_method %s\n".formatted(
                database.setting("server_version"), database.setting("fsync"), database.setting("synchronous_commit"),
                database.setting("full_page_writes"), database.setting("wal_compression"), database.setting("wal_sync_method")));
        table.append("Tables: ").append(database.sizes("public")).append('\n');
        table.append("Bare tables: ").append(database.sizes("bare")).append('\n');
        return table.toString();
    }

    /** Puts the table between the marks of a document, in place of the one before. */
    static void into(Path page, String table) throws IOException {
        var text = Files.readString(page);
        int from = text.indexOf(MARK);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(page + " has no place for the figures: " + MARK + " and " + END);
        }
        Files.writeString(page, text.substring(0, from + MARK.length()) + "\n" + table + text.substring(to));
    }

    private static String machine() throws IOException {
        var cpu = Files.exists(Path.of("/proc/cpuinfo"))
                ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown processor")
                : System.getProperty("os.arch");
        long memory = java.lang.management.ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getTotalMemorySize();
        return "%d cores, %s, %d GB, %s %s, Java %s".formatted(Runtime.getRuntime().availableProcessors(), cpu, memory >> 30,
                System.getProperty("os.name"), System.getProperty("os.version"), Runtime.version());
    }
}
