package org.huiyin.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.huiyin.people.Offices;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./huiyin bench http}: seven steps of an appeal over HTTP, each with a session, its token against forgery and a key of its own,
 * and then lists and searches, by one client, by four and by eight at once. The clients run beside the server on the same cores.
 */
public final class HttpBench {
    private static final int ROUNDS = 2;
    private static final int WARM_UP_SECONDS = 40;
    private static final String EVERY = "every write";
    private static final List<String> WRITES = List.of("create", "sign for", "reply", EVERY);
    private static final List<String> READS = List.of("list", "search");
    private static final List<String> WORDS = List.of("小区", "物业", "积水", "噪音", "路灯", "垃圾");
    private final BenchServer server;
    private final Texts texts;
    private final int centre;
    private final int office;

    private HttpBench(BenchServer server, Texts texts) {
        this.server = server;
        this.texts = texts;
        var offices = server.get(Offices.class);
        this.centre = offices.centre().id();
        this.office = offices.byCode("housing").orElseThrow().id();
    }

    /** One line of what is told. */
    record Line(int clients, String what, double perSecond, Timings timings) {
        String json() {
            return String.format(Locale.ROOT, "{\"clients\":%d,\"what\":\"%s\",\"per_second\":%.1f,\"p50_ms\":%.2f,\"p95_ms\":%.2f,\"p99_ms\":%.2f}",
                    clients, what, perSecond, timings.percentileMillis(50), timings.percentileMillis(95), timings.percentileMillis(99));
        }

        String row() {
            return String.format(Locale.ROOT, "| %d | %s | %.0f | %.1f | %.1f | %.1f |%n", clients, what, perSecond, timings.percentileMillis(50),
                    timings.percentileMillis(95), timings.percentileMillis(99));
        }
    }

    public static void main(String[] args) throws Exception {
        Options.run(HttpBench::measure, args, "seconds", "clients", "json", "write");
    }

    private static void measure(Options options) throws Exception {
        int seconds = options.number("seconds", 20, 1, 3600);
        int[] counts = options.numbers("clients", "1,4,8", 1, 64);
        var told = Told.by(options);
        var rules = Path.of(System.getenv("HUIYIN_RULES"));
        try (var server = BenchServer.start(Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath(), rules);
                var administrator = server.administrator()) {
            var bench = new HttpBench(server, new Texts(rules));
            var database = new Database(administrator);
            Round.run(8, Math.max(WARM_UP_SECONDS, seconds), database, (thread, _) -> bench.life(thread, new Laps()));
            Round.run(8, Math.max(1, seconds / 2), database, (thread, _) -> bench.reading(thread, new Laps()));
            var lines = new ArrayList<Line>();
            for (int clients : counts) {
                for (var line : bench.lines(clients, seconds, database)) {
                    told.line(line.json());
                    lines.add(line);
                }
            }
            told.table("http", table(lines, seconds));
        }
    }

    private static String table(List<Line> lines, int seconds) throws IOException {
        var table = new StringBuilder("| clients | what | per second | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|---|\n");
        lines.forEach(line -> table.append(line.row()));
        table.append("\nBars: at least 600 writes a second, p99 below 50 ms, at 8 clients. %d rounds of %d s each, a checkpoint before each.\n".formatted(
                ROUNDS, seconds));
        return table.append("Machine: ").append(Figures.machine()).append('\n').toString();
    }

    private List<Line> lines(int clients, int seconds, Database database) throws Exception {
        var laps = new Laps();
        double writing = 0;
        double reading = 0;
        for (int round = 0; round < ROUNDS; round++) {
            writing += Round.run(clients, seconds, database, (thread, _) -> life(thread, laps)).seconds();
            reading += Round.run(clients, Math.max(1, seconds / 2), database, (thread, _) -> reading(thread, laps)).seconds();
        }
        var lines = new ArrayList<Line>();
        for (var what : WRITES) {
            lines.add(new Line(clients, what, laps.of(what).count() / writing, laps.of(what)));
        }
        for (var what : READS) {
            lines.add(new Line(clients, what, laps.of(what).count() / reading, laps.of(what)));
        }
        return lines;
    }

    private Round.Work life(int thread, Laps laps) throws Exception {
        return new Life(new Staff(new Caller(server.port(), new Clerk(server.port()).stranger()), caller("dispatcher-centre"), caller("handler-housing"),
                caller("agent-centre")), laps, new Random(thread));
    }

    private Round.Work reading(int thread, Laps laps) throws Exception {
        return new Reading(caller("dispatcher-centre"), laps, new Random(thread));
    }

    private Caller caller(String account) throws Exception {
        return new Caller(server.port(), new Clerk(server.port()).signedIn(account, server.password(account)));
    }

    private record Staff(Caller stranger, Caller dispatcher, Caller handler, Caller agent) {}

    /** One client who looks at an inbox and searches, in turn. */
    private record Reading(Caller caller, Laps laps, Random random) implements Round.Work, AutoCloseable {
        @Override
        public void lifecycle() throws IOException {
            timed("list", "/api/matters?view=inbox");
            timed("search", "/api/search?q=" + URLEncoder.encode(WORDS.get(random.nextInt(WORDS.size())), StandardCharsets.UTF_8));
        }

        private void timed(String what, String path) throws IOException {
            long began = System.nanoTime();
            caller.read(path, (_, _) -> { });
            laps.add(what, System.nanoTime() - began);
        }

        @Override
        public void close() throws IOException {
            caller.close();
        }
    }

    /** One client's appeals, from the first word to the call-back. */
    private final class Life implements Round.Work, AutoCloseable {
        private final Staff staff;
        private final Laps laps;
        private final Random random;

        private Life(Staff staff, Laps laps, Random random) {
            this.staff = staff;
            this.laps = laps;
            this.random = random;
        }

        @Override
        public void lifecycle() throws IOException {
            var contact = new LinkedHashMap<String, Object>(Map.of("anonymous", false, "name", "居民" + random.nextInt(1000),
                    "phone", "1390000" + "%04d".formatted(random.nextInt(10000)), "mayBeNamed", false));
            var registered = timed("create", staff.stranger, "/api/appeals", Map.of("text", texts.of(random, 300), "contact", contact));
            var path = "/api/matters/" + registered.path("number").asString();
            int seen = revision(timed("accept", staff.dispatcher, path + "/acceptance", Map.of("seen", 1)));
            seen = revision(timed("dispatch", staff.dispatcher, path + "/dispatch",
                    Map.of("seen", seen, "office", centre, "category", "housing.repairs", "type", "complaint", "title", "地下车库积水")));
            seen = revision(timed("hand down", staff.dispatcher, path + "/hand-down", Map.of("seen", seen, "office", office)));
            seen = revision(timed("sign for", staff.handler, path + "/signature", Map.of("seen", seen)));
            seen = revision(timed("reply", staff.handler, path + "/reply", Map.of("seen", seen, "outcome", "explained", "text", texts.of(random, 300))));
            timed("follow up", staff.agent, path + "/follow-up", Map.of("seen", seen, "reached", true, "solved", "yes", "satisfied", "yes"));
        }

        private static int revision(JsonNode answer) {
            return answer.path("revision").asInt();
        }

        private JsonNode timed(String what, Caller caller, String path, Map<String, Object> body) throws IOException {
            long began = System.nanoTime();
            var answer = caller.command(path, body);
            long took = System.nanoTime() - began;
            laps.add(what, took);
            laps.add(EVERY, took);
            return answer;
        }

        @Override
        public void close() throws IOException {
            for (var caller : List.of(staff.stranger, staff.dispatcher, staff.handler, staff.agent)) {
                caller.close();
            }
        }
    }
}
