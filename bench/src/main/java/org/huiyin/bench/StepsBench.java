package org.huiyin.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import org.huiyin.storage.DatabaseAddress;

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
        Options.run(StepsBench::measure, args, "seconds", "threads", "json", "write");
    }

    private static void measure(Options options) throws Exception {
        int seconds = options.number("seconds", 20, 1, 3600);
        int[] counts = options.numbers("threads", "1,2,8", 1, 64);
        var told = Told.by(options);
        var data = Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath();
        var rules = Path.of(System.getenv("HUIYIN_RULES"));
        try (var server = BenchServer.start(data, rules); var administrator = server.administrator()) {
            BareLoop.prepare(administrator, server.get(DatabaseAddress.class));
            var bench = new StepsBench(server, new Database(administrator), new Texts(rules), seconds);
            bench.warmUp();
            var report = new StepsReport(new ArrayList<>(), bench.database);
            for (int threads : counts) {
                var line = bench.line(threads);
                told.line(line.json());
                report.lines().add(line);
            }
            told.table("steps", report.table(seconds, ROUNDS));
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
