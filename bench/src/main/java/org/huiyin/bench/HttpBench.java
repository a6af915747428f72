package org.huiyin.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.huiyin.people.Offices;

/**
 * {@code ./huiyin bench http}: seven steps of an appeal over HTTP, each with a session, its token against forgery and a key of its own,
 * by eight clients at once. The clients run beside the server on the same cores.
 */
public final class HttpBench {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 3;
    private static final int STEPS = 7;
    private static final int WARM_UP_SECONDS = 40;
    private static final List<String> DOORS = List.of("sign-in", "appeal", "look", "stranger", "page");
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

    public static void main(String[] args) throws Exception {
        var options = Options.of(args, "seconds", "write");
        int seconds = options.number("seconds", 20);
        var page = options.page();
        DOORS.forEach(door -> System.setProperty("huiyin.doors." + door + ".permits", "1000000000"));
        var rules = Path.of(System.getenv("HUIYIN_RULES"));
        try (var server = BenchServer.start(Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath(), rules);
                var administrator = server.administrator()) {
            var table = new HttpBench(server, new Texts(rules)).measure(seconds, new Database(administrator));
            System.out.print(table);
            if (page != null) {
                Figures.into(page, "http", table);
            }
        }
        System.exit(0);
    }

    private String measure(int seconds, Database database) throws Exception {
        Round.run(CLIENTS, Math.max(WARM_UP_SECONDS, seconds), database, this::client);
        var all = Round.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            all = all.and(Round.run(CLIENTS, seconds, database, this::client));
        }
        return String.format(Locale.ROOT, """
                | clients | writes/s | p50 ms | p99 ms |
                |---|---|---|---|
                | %d | %.0f | %.1f | %.1f |

                Bars: at least 600 writes a second, p99 below 50 ms. %d rounds of %d s, a checkpoint before each.
                Machine: %s
                """, CLIENTS, all.perSecond() * STEPS, all.timings().percentileMillis(50), all.timings().percentileMillis(99), ROUNDS, seconds,
                Figures.machine());
    }

    private Round.Work client(int thread, Timings timings) throws Exception {
        var staff = new Staff(new Clerk(server.port()).stranger(), clerk("dispatcher-centre"), clerk("handler-housing"), clerk("agent-centre"));
        return new Life(staff, timings, new Random(thread))::run;
    }

    private Clerk clerk(String account) throws Exception {
        return new Clerk(server.port()).signedIn(account, server.password(account));
    }

    private record Staff(Clerk stranger, Clerk dispatcher, Clerk handler, Clerk agent) {}

    /** One client's appeals, from the first word to the call-back. */
    private final class Life {
        private final Staff staff;
        private final Timings timings;
        private final Random random;

        private Life(Staff staff, Timings timings, Random random) {
            this.staff = staff;
            this.timings = timings;
            this.random = random;
        }

        private void run() throws InterruptedException {
            var contact = Map.of("anonymous", false, "name", "居民" + random.nextInt(1000), "phone", "1390000" + "%04d".formatted(random.nextInt(10000)),
                    "mayBeNamed", false);
            var registered = timed(staff.stranger, "/api/appeals", Map.of("text", texts.of(random, 300), "contact", contact));
            var path = "/api/matters/" + registered.json().path("number").asString();
            int seen = revision(timed(staff.dispatcher, path + "/acceptance", Map.of("seen", 1)));
            seen = revision(timed(staff.dispatcher, path + "/dispatch",
                    Map.of("seen", seen, "office", centre, "category", "housing.repairs", "type", "complaint", "title", "地下车库积水")));
            seen = revision(timed(staff.dispatcher, path + "/hand-down", Map.of("seen", seen, "office", office)));
            seen = revision(timed(staff.handler, path + "/signature", Map.of("seen", seen)));
            seen = revision(timed(staff.handler, path + "/reply", Map.of("seen", seen, "outcome", "explained", "text", texts.of(random, 300))));
            timed(staff.agent, path + "/follow-up", Map.of("seen", seen, "reached", true, "solved", "yes", "satisfied", "yes"));
        }

        private static int revision(Clerk.Answer answer) {
            return answer.json().path("revision").asInt();
        }

        private Clerk.Answer timed(Clerk clerk, String path, Map<String, Object> body) throws InterruptedException {
            long began = System.nanoTime();
            var answer = clerk.command(path, UUID.randomUUID(), body);
            timings.add(System.nanoTime() - began);
            if (answer.status() >= 300) {
                throw new IllegalStateException("a step was refused: " + path + " " + answer);
            }
            return answer;
        }
    }
}
