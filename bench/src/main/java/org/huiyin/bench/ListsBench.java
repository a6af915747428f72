package org.huiyin.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.appeals.domain.Category;
import org.huiyin.kernel.District;
import org.huiyin.people.Offices;

/**
 * {@code ./huiyin bench lists}: what a screen asks of a district with ten thousand matters and with a million, over HTTP with a
 * session, one question after another.
 */
public final class ListsBench {
    private static final int FEW = 10_000;
    private static final int TIMES = 60;
    private static final int WARM_UP = 15;
    private final BenchServer server;
    private final Map<String, Timings> few = new LinkedHashMap<>();

    private ListsBench(BenchServer server) {
        this.server = server;
    }

    /** Something a screen asks, and who. */
    private record Question(String words, Clerk clerk, String path) {}

    public static void main(String[] args) throws Exception {
        var options = Options.of(args, "matters", "write");
        int matters = options.number("matters", 1_000_000);
        var page = options.page();
        var rules = Path.of(System.getenv("HUIYIN_RULES"));
        try (var server = BenchServer.start(Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath(), rules);
                var owner = server.administrator()) {
            var district = new ListsDistrict(server, owner, new Texts(rules), server.get(District.class).id());
            district.prepare(server.get(Categories.class).all().stream().map(Category::code).toList());
            var table = new ListsBench(server).measure(district, matters, new Database(owner));
            System.out.print(table);
            if (page != null) {
                Figures.into(page, "lists", table);
            }
        }
        System.exit(0);
    }

    private String measure(ListsDistrict district, int matters, Database database) throws Exception {
        district.fill(0, FEW);
        var questions = questions();
        for (var question : questions) {
            few.put(question.words, times(question));
        }
        long began = System.nanoTime();
        district.fill(FEW, matters);
        double filled = (System.nanoTime() - began) / 1e9;
        var table = new StringBuilder("""
                | question | p50 ms at %1$,d | p95 ms at %1$,d | p50 ms at %2$,d | p95 ms at %2$,d | p50, times |
                |---|---|---|---|---|---|
                """.formatted(FEW, matters));
        for (var question : questions) {
            var before = Objects.requireNonNull(few.get(question.words));
            var now = times(question);
            table.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n", question.words, before.percentileMillis(50),
                    before.percentileMillis(95), now.percentileMillis(50), now.percentileMillis(95),
                    now.percentileMillis(50) / before.percentileMillis(50)));
        }
        table.append("\nBars: p95 below 50 ms, at most 1.5 times. Each %d times, over HTTP with a session, nobody else asking.\n".formatted(TIMES));
        table.append("Machine: ").append(Figures.machine()).append('\n');
        table.append("Filled in %.0f s. Tables: %s\n".formatted(filled, database.sizes("public")));
        return table.toString();
    }

    private static Timings times(Question question) throws InterruptedException {
        var timings = new Timings();
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            long began = System.nanoTime();
            var answer = question.clerk.read(question.path);
            long took = System.nanoTime() - began;
            if (answer.status() != 200) {
                throw new IllegalStateException(question.words + ": " + answer);
            }
            if (i >= WARM_UP) {
                timings.add(took);
            }
        }
        return timings;
    }

    private List<Question> questions() throws Exception {
        var offices = server.get(Offices.class);
        int community = offices.open().stream().filter(office -> office.lane() == 1).findFirst().orElseThrow().id();
        int township = offices.superiorOf(community).orElseThrow().id();
        int housing = offices.byCode("housing").orElseThrow().id();
        var handler = clerk("handler-housing");
        var dispatcher = clerk("dispatcher-centre");
        var leader = clerk("leader-centre");
        var day = LocalDate.now(server.get(District.class).zone());
        var month = "from=" + day.minusMonths(1).withDayOfMonth(1) + "&to=" + day.withDayOfMonth(1).minusDays(1);
        var all = new ArrayList<>(List.of(
                new Question("inbox of a bureau", handler, "/api/matters?view=inbox"),
                new Question("inbox of a bureau, overdue", handler, "/api/matters?view=inbox&due=late"),
                new Question("inbox of the centre", dispatcher, "/api/matters?view=inbox"),
                new Question("what waits for dispatch", dispatcher, "/api/matters?view=dispatch"),
                new Question("what waits for a call-back", dispatcher, "/api/matters?view=follow-up"),
                new Question("figures beside the views", dispatcher, "/api/matters/counts"),
                new Question("figures beside the views, leader", leader, "/api/matters/counts"),
                new Question("what a bureau helps with", handler, "/api/matters?view=mine-support"),
                new Question("what the leader watches over", leader, "/api/matters?view=supervised"),
                new Question("erasures asked for", dispatcher, "/api/matters?view=erasure"),
                new Question("everything, the newest first", leader, "/api/matters?view=all"),
                new Question("of one community", leader, "/api/matters?view=all&place=" + community),
                new Question("of one state, a rare one", leader, "/api/matters?view=all&state=set-aside"),
                new Question("held by one office", leader, "/api/matters?view=all&office=" + housing)));
        all.addAll(searches(dispatcher));
        all.addAll(List.of(
                new Question("ledger of a month", leader, "/api/ledger?" + month),
                new Question("ledger of a year, a township", leader, "/api/ledger?office=" + township + "&from=" + day.minusYears(1) + "&to=" + day),
                new Question("received in a month", leader, "/api/ledger/matters?figure=received&" + month),
                new Question("late in a month, a township", leader, "/api/ledger/matters?figure=late&office=" + township + "&" + month),
                new Question("held at the end of a month", leader, "/api/ledger/matters?figure=held&" + month),
                new Question("rates of a month", leader, "/api/rates?" + month)));
        return all;
    }

    private static List<Question> searches(Clerk clerk) {
        var words = new LinkedHashMap<String, String>();
        words.put("search: a common word", "小区");
        words.put("search: two common words", "物业小区");
        words.put("search: a name of a place", "柳溪");
        words.put("search: a name and a common word", "柳溪小区");
        words.put("search: a word nobody wrote", "驼峰");
        words.put("search: a character alone", "水");
        return words.entrySet().stream().map(word ->
                new Question(word.getKey(), clerk, "/api/search?q=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))).toList();
    }

    private Clerk clerk(String account) throws Exception {
        return new Clerk(server.port()).signedIn(account, server.password(account));
    }
}
