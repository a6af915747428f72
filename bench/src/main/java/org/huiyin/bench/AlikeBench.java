package org.huiyin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.people.Offices;

/**
 * {@code ./huiyin bench alike}: how long it takes to find what is alike among so many matters that are all open and all public, each with
 * words of its own, over HTTP: while a text is typed, when it has come in, and in the resident's form.
 */
public final class AlikeBench {
    private static final int LEAST = 1000;
    private static final int MOST = 1_000_000;
    private static final int BEFORE = 200;
    private static final int TIMES = 1000;
    private static final int AT_ONCE = 1000;
    private static final String FILLED = "filled";
    private final Texts texts;
    private final List<String> lines = new ArrayList<>();
    private final Told told;

    private AlikeBench(Texts texts, Told told) {
        this.texts = texts;
        this.told = told;
    }

    public static void main(String[] args) throws Exception {
        Options.run(AlikeBench::measure, args, "rows", "data", "json", "write");
    }

    private static void measure(Options options) throws Exception {
        int rows = options.number("rows", 100_000, LEAST, MOST);
        var told = Told.by(options);
        var rules = Path.of(System.getenv("HUIYIN_RULES"));
        var data = Objects.requireNonNullElse(options.path("data"), Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath());
        Files.createDirectories(data);
        var bench = new AlikeBench(new Texts(rules), told);
        try (var server = BenchServer.start(data, rules); var owner = server.administrator()) {
            if (!Files.exists(data.resolve(FILLED))) {
                var district = new ListsDistrict(server, owner);
                district.prepare(rules);
                district.fill(rows);
                bench.open(owner);
                Files.createFile(data.resolve(FILLED));
            }
            bench.ask(server, rows);
        }
    }

    /** All of them wait for an answer, and no two say the same. */
    private void open(Connection owner) throws SQLException {
        var random = new Random(11);
        try (var sql = owner.createStatement()) {
            sql.execute("drop index matter_search_words");
            sql.execute("update matter set owed = true, state = 'in-hand', due = received_at + interval '21 days'");
            sql.execute("update public_matter set closed_at = null, state = 'dispatched'");
            var ids = new ArrayList<Long>();
            try (var row = sql.executeQuery("select matter_id from matter_search")) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
            try (var update = owner.prepareStatement("update matter_search set words = ? where matter_id = ?")) {
                for (int i = 0; i < ids.size(); i++) {
                    update.setObject(1, SearchWords.numbers(SearchWords.of(texts.of(random, 60 + random.nextInt(240)), null)));
                    update.setLong(2, ids.get(i));
                    update.addBatch();
                    if (i % AT_ONCE == AT_ONCE - 1 || i == ids.size() - 1) {
                        update.executeBatch();
                    }
                }
            }
            sql.execute("create index matter_search_words on matter_search using gin (words)");
            for (var table : new String[] {"matter", "matter_search", "public_matter"}) {
                sql.execute("vacuum analyze " + table);
            }
            sql.execute("checkpoint");
        }
    }

    private void ask(BenchServer server, int rows) throws Exception {
        int place = server.get(Offices.class).open().stream().filter(office -> office.lane() == 1).findFirst().orElseThrow().id();
        var clerk = new Clerk(server.port()).signedIn(Question.Who.DISPATCHER.account, server.password(Question.Who.DISPATCHER.account));
        try (var desk = new Caller(server.port(), clerk); var resident = new Caller(server.port(), new Clerk(server.port()).stranger())) {
            first(desk, "first answer, before the words are in memory", rows, place);
            filled(desk, rows, place);
            long used = used();
            for (int signs : new int[] {30, 100, 300}) {
                asked(desk, "/api/similar", "typed at the hotline, " + signs + " characters", rows, written(signs, place));
            }
            asked(resident, "/api/public/similar", "typed by a resident, 60 characters, among what is public", rows, written(60, place));
            lines.add(String.format(Locale.ROOT, "%nHeap in use with the words of all, after a collection: %d MB.", used >> 20));
        }
        told.table("alike", table(rows));
    }

    private IntFunction<Map<String, Object>> written(int signs, int place) {
        var random = new Random(signs);
        var all = IntStream.range(0, BEFORE + TIMES).mapToObj(_ -> texts.of(random, signs)).toList();
        return no -> Map.of("text", all.get(no), "community", place);
    }

    private void first(Caller desk, String words, int rows, int place) throws Exception {
        long began = System.nanoTime();
        desk.command("/api/similar", written(30, place).apply(0));
        say(words, rows, System.nanoTime() - began);
    }

    /** Until the oldest is found again: the newest are read first. */
    private void filled(Caller desk, int rows, int place) throws Exception {
        long began = System.nanoTime();
        var before = 0L;
        for (long used = 1; used != before; used = used()) {
            before = used;
            desk.command("/api/similar", written(30, place).apply(1));
            Thread.sleep(5000);
        }
        say("until the words of all were in memory, in the background, at most", rows, System.nanoTime() - began);
    }

    private void say(String words, int rows, long took) {
        told.line(String.format(Locale.ROOT, "{\"query\":\"%s\",\"rows\":%d,\"ms\":%.1f}", words, rows, took / 1e6));
        lines.add(String.format(Locale.ROOT, "| %s | %.0f | | | | |", words, took / 1e6));
    }

    private void asked(Caller caller, String path, String words, int rows, IntFunction<Map<String, Object>> written) throws Exception {
        var timings = new Timings();
        int found = 0;
        for (int no = 0; no < BEFORE + TIMES; no++) {
            var body = written.apply(no);
            long began = System.nanoTime();
            var answer = caller.command(path, body);
            if (no >= BEFORE) {
                timings.add(System.nanoTime() - began);
                found += answer.isEmpty() ? 0 : 1;
            }
        }
        told.line(String.format(Locale.ROOT, "{\"query\":\"%s\",\"rows\":%d,\"p50_ms\":%.2f,\"p95_ms\":%.2f,\"p99_ms\":%.2f,\"max_ms\":%.2f,\"found\":%.2f}", words,
                rows, timings.percentileMillis(50), timings.percentileMillis(95), timings.percentileMillis(99), timings.percentileMillis(100), found / (double) TIMES));
        lines.add(String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.1f | %d %% |", words, timings.percentileMillis(50), timings.percentileMillis(95),
                timings.percentileMillis(99), timings.percentileMillis(100), 100 * found / TIMES));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 22 << 22;
    }

    private String table(int rows) throws Exception {
        return "| question | p50 ms | p95 | p99 | worst | found something |\n|---|---|---|---|---|---|\n" + String.join("\n", lines)
                + String.format(Locale.ROOT, "%nAmong %,d open matters, over HTTP, one question after another and nobody else asking, %d times each.%n", rows, TIMES)
                + "Bar: p95 below 20 ms.\nMachine: " + Figures.machine() + "\n";
    }
}
