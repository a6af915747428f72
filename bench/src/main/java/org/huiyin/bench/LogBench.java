package org.huiyin.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.matters.Matter;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.transparency.command.Receipts;
import org.huiyin.transparency.command.Sequencer;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.Waiting;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code ./huiyin bench log}: how many entries a second get an index and are sealed into flushed tiles under a signed checkpoint, at
 * lengths up to so many; and how long after a registration its receipt is there.
 */
public final class LogBench {
    private static final int LEAST = 10_000;
    private static final int MOST = 100_000_000;
    private static final int AT_ONCE = 1000;
    private static final int BETWEEN_SEALS = 10_000;
    private static final int RECEIPTS = 20;
    private final Random random = new Random(26);
    private final BenchServer server;
    private final Told told;
    private final List<String> lines = new ArrayList<>();

    private LogBench(BenchServer server, Told told) {
        this.server = server;
        this.told = told;
    }

    public static void main(String[] args) throws Exception {
        Options.run(LogBench::measure, args, "entries", "json", "write");
    }

    private static void measure(Options options) throws Exception {
        int entries = options.number("entries", 1_000_000, LEAST, MOST);
        var told = Told.by(options);
        var rules = Path.of(System.getenv("HUIYIN_RULES"));
        try (var server = BenchServer.start(Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath(), rules)) {
            var bench = new LogBench(server, told);
            var latency = bench.receipts(new Texts(rules));
            bench.grow(entries);
            bench.tell(latency);
        }
    }

    /** From the answer to a registration until its proof can be fetched, with the rounds as they run. */
    private Timings receipts(Texts texts) throws InterruptedException {
        var timings = new Timings();
        var handlers = AppealLife.Handlers.of(server);
        var life = new AppealLife(handlers, AppealLife.Cast.of(server), texts, new Timings(), 26);
        var receipts = server.get(Receipts.class);
        for (int i = 0; i < RECEIPTS; i++) {
            Matter<AppealState> matter = handlers.register().handle(life.appeal()).matter();
            long began = System.nanoTime();
            while (receipts.ofEvents(matter, false).getFirst().receipt().proof() == null) {
                Thread.sleep(20); // each look asks the database four times
            }
            timings.add(System.nanoTime() - began);
            Thread.sleep(random.nextInt(1000)); // not in step with the rounds
        }
        return timings;
    }

    private void grow(int entries) {
        var store = server.get(LogStore.class);
        var sequencer = server.get(Sequencer.class);
        var transaction = server.get(TransactionTemplate.class);
        long mark = LEAST;
        long size = store.head().orElseThrow().size();
        long from = size;
        long began = System.nanoTime();
        while (size < entries) {
            for (int i = 0; i < BETWEEN_SEALS; i += AT_ONCE) {
                transaction.executeWithoutResult(_ -> store.assign(some()));
            }
            sequencer.seal();
            sequencer.publish();
            size = store.head().orElseThrow().size();
            if (size >= mark || size >= entries) {
                double seconds = (System.nanoTime() - began) / 1e9;
                say(size, (size - from) / seconds);
                mark *= mark < 1_000_000 ? 10 : 2;
                from = size;
                began = System.nanoTime();
            }
        }
    }

    private List<Waiting> some() {
        var entries = new ArrayList<Waiting>(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            var bytes = new byte[48];
            random.nextBytes(bytes);
            var entry = new LogEntry(LogEntry.EVENT, Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(bytes, 16)), 1 + random.nextInt(12),
                    "2026-09-16T01:12:00Z", Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, 16, 48)), false);
            entries.add(new Waiting((short) 1, random.nextLong() >>> 1, entry.seq(), null, entry.bytes()));
        }
        return entries;
    }

    private void say(long size, double rate) {
        told.line(String.format(Locale.ROOT, "{\"size\":%d,\"entries_per_second\":%.0f}", size, rate));
        lines.add(String.format(Locale.ROOT, "| %,d | %,.0f |", size, rate));
    }

    private void tell(Timings latency) throws Exception {
        told.line(String.format(Locale.ROOT, "{\"receipt_p50_ms\":%.0f,\"receipt_p95_ms\":%.0f,\"receipt_max_ms\":%.0f}", latency.percentileMillis(50),
                latency.percentileMillis(95), latency.percentileMillis(100)));
        told.table("log", "| entries in the log | sealed a second since the line above |\n|---|---|\n" + String.join("\n", lines)
                + String.format(Locale.ROOT, "%n%nA receipt can be fetched after p50 %.0f ms, p95 %.0f ms, at most %.0f ms (%d registrations).%n", latency.percentileMillis(50),
                        latency.percentileMillis(95), latency.percentileMillis(100), RECEIPTS)
                + "Bars: at least 10 000 entries a second, each checkpoint's tiles and folders flushed; the receipt within 2 s.\nMachine: " + Figures.machine() + "\n");
    }
}
