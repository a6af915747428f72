package org.huiyin.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiyin.storage.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./huiyin bench steps}: seven steps through the real handlers beside a bare loop on the same database, rounds of the one
 * and the other in turn, a checkpoint before each.
 */
public final class StepsBench {
    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 40;
    private final BenchServer server;
    private final Database database;
    private final Texts texts;
    private final int seconds;

    private StepsBench(BenchServer server, Database database, Texts texts, int seconds) {
        this.server = server;
        this.database = database;
        this.texts = texts;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        boolean json = List.of(args).contains("--json");
        var options = Options.of(Arrays.stream(args).filter(arg -> !arg.equals("--json")).toArray(String[]::new), "seconds", "threads", "write");
        int[] threads = Arrays.stream(options.text("threads", "1,2,8").split(",")).mapToInt(Integer::parseInt).toArray();
        measure(Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath(), Path.of(System.getenv("HUIYIN_RULES")), options.number("seconds", 20),
                new Told(json, options.page(), threads));
        System.exit(0);
    }

    /**
     * How the figures are told: as one object a line, or as a table; a page keeps the table between its marks.
     *
     * @param threads the counts of threads to measure with
     * @param page a document with the marks of {@link Figures#into}
     */
    private record Told(boolean json, @Nullable Path page, int[] threads) {}

    private static void measure(Path data, Path rules, int seconds, Told told) throws Exception {
        try (var server = BenchServer.start(data, rules); var administrator = server.administrator()) {
            BareLoop.prepare(administrator, server.get(DatabaseAddress.class));
            var bench = new StepsBench(server, new Database(administrator), new Texts(rules), seconds);
            bench.warmUp();
            var report = new StepsReport(new ArrayList<>(), bench.database);
            for (int threads : told.threads) {
                var line = bench.line(threads);
                if (told.json) {
                    System.out.println(line.json());
                }
                report.lines().add(line);
            }
            var table = report.table(seconds, ROUNDS);
            if (!told.json) {
                System.out.print(table);
            }
            if (told.page != null) {
                Figures.into(told.page, "steps", table);
            }
        }
    }

    private void warmUp() throws Exception {
        Round.run(8, Math.max(WARM_UP_SECONDS, 2 * seconds), database, this::steps); // connections have their plans, the compiler has done its work
        Round.run(8, Math.max(1, seconds / 2), database, this::bare);
    }

    private StepsReport.Line line(int threads) throws Exception {
        var steps = Round.NONE;
        var bare = Round.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            bare = bare.and(Round.run(threads, seconds, database, this::bare));
            steps = steps.and(Round.run(threads, seconds, database, this::steps));
        }
        return new StepsReport.Line(threads, steps, bare);
    }

    private Round.Work steps(int thread, Timings timings) {
        var life = new AppealLife(AppealLife.Handlers.of(server), AppealLife.Cast.of(server), texts, timings, System.nanoTime() + thread);
        return life::run;
    }

    /** A bare loop is closed with its thread. */
    private record BareWork(BareLoop loop) implements Round.Work, AutoCloseable {
        @Override
        public void lifecycle() throws Exception {
            loop.run(AppealLife.STEPS);
        }

        @Override
        public void close() throws java.sql.SQLException {
            loop.close();
        }
    }

    private Round.Work bare(int thread, Timings timings) throws Exception {
        return new BareWork(new BareLoop(server.get(DatabaseAddress.class), timings));
    }
}
