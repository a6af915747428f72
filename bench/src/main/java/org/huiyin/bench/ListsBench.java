package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huiyin.kernel.District;
import org.huiyin.people.Offices;

/**
 * {@code ./huiyin bench lists}: what screens and readers ask of a district with ten thousand matters, with a hundred thousand and with a
 * million, over HTTP, one question after another. Each size is a district of its own; a folder may keep them.
 */
public final class ListsBench {
    private static final int LEAST = 1000;
    private static final int MOST = 10_000_000;
    private static final List<Integer> SIZES = List.of(10_000, 100_000);
    private static final String FILLED = "filled";
    private final BenchServer server;
    private final int rows;
    private final ListsReport report;
    private final Told told;

    private ListsBench(BenchServer server, int rows, ListsReport report, Told told) {
        this.server = server;
        this.rows = rows;
        this.report = report;
        this.told = told;
    }

    public static void main(String[] args) throws Exception {
        Options.run(ListsBench::measure, args, "rows", "only", "data", "json", "write");
    }

    private static void measure(Options options) throws Exception {
        int rows = options.number("rows", 1_000_000, LEAST, MOST);
        var only = options.given().getOrDefault("only", "");
        var told = Told.by(options);
        var folder = Objects.requireNonNullElse(options.path("data"), Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath());
        var report = new ListsReport();
        for (int size : Stream.concat(SIZES.stream().filter(less -> less < rows), Stream.of(rows)).toList()) {
            district(folder.resolve(Integer.toString(size)), size, report, told, only);
        }
        told.table("lists", report.table());
    }

    private static void district(Path data, int rows, ListsReport report, Told told, String only) throws Exception {
        var rules = Path.of(System.getenv("HUIYIN_RULES"));
        boolean filled = Files.exists(data.resolve(FILLED));
        if (!filled) {
            empty(data);
        }
        try (var server = BenchServer.start(data, rules); var owner = server.administrator()) {
            long began = System.nanoTime();
            if (!filled) {
                fill(server, owner, rows, rules);
                Files.createFile(data.resolve(FILLED));
            }
            report.filled(rows, filled ? 0 : (System.nanoTime() - began) / 1e9, new Database(owner).sizes("public"));
            new ListsBench(server, rows, report, told).ask(only);
        }
    }

    private static void fill(BenchServer server, Connection owner, int rows, Path rules) throws Exception {
        var district = new ListsDistrict(server, owner);
        district.prepare(rules);
        district.fill(rows);
    }

    /** What a fill that was cut short left behind. */
    private static void empty(Path data) throws IOException {
        if (Files.exists(data)) {
            try (var all = Files.walk(data, new FileVisitOption[0])) {
                for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
        Files.createDirectories(data);
    }

    private void ask(String only) throws Exception {
        var questions = Questions.all(server.get(Offices.class), server.get(District.class)).stream().filter(one -> one.words().contains(only)).toList();
        if (questions.isEmpty()) {
            throw new Options.Wrong("--only needs some words of a question, not " + only);
        }
        var callers = new EnumMap<Question.Who, Caller>(Question.Who.class);
        for (var who : Question.Who.values()) {
            callers.put(who, caller(who));
        }
        for (var question : questions) { // once for the compiler, beside each question's own
            if (!question.file() && question.before() > 0) {
                times(question, callers);
            }
        }
        for (var question : questions) {
            for (var line : times(question, callers)) {
                told.line(line.json());
                report.add(line);
            }
        }
        for (var caller : callers.values()) {
            caller.close();
        }
    }

    private Caller caller(Question.Who who) throws Exception {
        var clerk = new Clerk(server.port());
        return new Caller(server.port(), who == Question.Who.ANYBODY ? clerk.stranger() : clerk.signedIn(who.account, server.password(who.account)));
    }

    private List<ListsReport.Line> times(Question question, Map<Question.Who, Caller> callers) throws IOException {
        var caller = Objects.requireNonNull(callers.get(question.who()));
        var first = new Timings();
        var whole = new Timings();
        long lines = 0;
        for (int no = -question.before(); no < question.times(); no++) {
            var taken = new Taken();
            long began = System.nanoTime();
            caller.read(question.path().apply(Math.max(0, no)), taken);
            if (no >= 0) {
                whole.add(System.nanoTime() - began);
                first.add(taken.first - began);
                lines += taken.lines;
            }
        }
        if (!question.file()) {
            return List.of(new ListsReport.Line(question.words(), rows, whole, 0));
        }
        return List.of(new ListsReport.Line(question.words() + ": first byte", rows, first, 0),
                new ListsReport.Line(question.words(), rows, whole, lines / whole.seconds()));
    }

    /** When the first of an answer came, and of how many lines it is. */
    private static final class Taken implements Caller.Taking {
        private long first;
        private long lines;

        @Override
        public void take(byte[] piece, int length) {
            if (first == 0) {
                first = System.nanoTime();
            }
            lines += IntStream.range(0, length).filter(at -> piece[at] == '\n').count();
        }
    }
}
