package org.huiyin.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./huiyin trial}: a running server with a fresh demonstration is given real files, and used. It says what it did in
 * counts and times and never prints what a resident or an office wrote.
 */
public final class TrialCommand {
    private static final List<String> WORDS = List.of("路灯", "噪音", "物业", "停车", "学校", "公交", "拆迁", "垃圾", "小区业主", "自来水");
    private static final int OPENED = 25;
    private static final int PAGE = 100;
    private final Path real;
    private final Path rules;
    private final Visitor administrator;
    private final Visitor dispatcher;
    private final TrialLife life;

    private TrialCommand(URI server, Path accounts, Path real, Path rules) throws IOException {
        this.real = real;
        this.rules = rules;
        var all = Account.written(accounts);
        this.administrator = signedIn(server, all, "administrator", "centre");
        this.dispatcher = signedIn(server, all, "dispatcher", "centre");
        this.life = new TrialLife(new Visitor(server), dispatcher, signedIn(server, all, "handler", "housing"), signedIn(server, all, "agent", "centre"));
    }

    private static Visitor signedIn(URI server, List<Account> accounts, String role, String office) {
        var account = accounts.stream().filter(one -> one.role().equals(role) && one.office().equals(office)).findFirst()
                .orElseThrow(() -> new Refused("The demonstration has no " + role + " at " + office + "."));
        return new Visitor(server).signIn(account);
    }

    /** Arguments: the server, its file of accounts, the folder of real files, the folder of rules. */
    public static void main(String[] arguments) {
        try {
            new TrialCommand(URI.create(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3])).run();
        } catch (Refused no) {
            System.err.println("The trial failed. " + no.getMessage());
            System.exit(1);
        } catch (IOException unreadable) {
            System.err.println("The trial failed. A file cannot be read: " + unreadable.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        var answered = real.resolve("appeals/answered.csv");
        if (!Files.isRegularFile(answered)) {
            throw new Refused("There is no " + answered + ": give the folder of real files, ./huiyin trial PATH.");
        }
        var rows = imported(answered);
        listed(rows);
        searched();
        exported(rows);
        life.run();
        new TrialFiles(real, rules).run();
        System.out.println("The trial went through.");
    }

    private int imported(Path answered) throws IOException {
        var imports = new Imports(administrator, Pause.REST);
        var taken = imports.take(answered);
        var tried = run(imports, taken, true, "tried");
        must(tried.accepted() + tried.skipped() + tried.rejected() == taken.rows(), "The dry run did not count every row.");
        var first = run(imports, taken, false, "imported");
        must(first.accepted() == tried.accepted(), "The import brought in " + first.accepted() + " of the " + tried.accepted() + " rows that the dry run found fit.");
        must(first.accepted() > 0, "Not one row was brought in.");
        var again = run(imports, taken, false, "imported again");
        must(again.accepted() == 0 && again.skipped() == first.accepted() + first.skipped(), "The import is not idempotent.");
        return first.accepted();
    }

    private static Imports.Run run(Imports imports, Imports.Taken taken, boolean dryRun, String what) {
        long start = System.nanoTime();
        var run = imports.run(taken.id(), taken.guessed(), dryRun, (_, _) -> {});
        must(run.failure() == null, "The import stopped: " + run.failure());
        double seconds = seconds(start);
        System.out.printf(Locale.ROOT, "%-16s %5d rows in %.1f s (%.0f a second): %d fit, %d there already, %d at fault%n", what, taken.rows(), seconds,
                taken.rows() / Math.max(seconds, 0.001), run.accepted(), run.skipped(), run.rejected());
        return run;
    }

    private void listed(int rows) {
        long start = System.nanoTime();
        var numbers = new ArrayList<String>();
        var after = "";
        int pages = 0;
        do {
            var page = dispatcher.get("/api/matters?view=all&flag=imported&limit=" + PAGE + after);
            page.get("items").valueStream().forEach(line -> numbers.add(line.get("number").asString()));
            after = page.hasNonNull("next") ? "&after=" + page.get("next").asString() : "";
            pages++;
        } while (!after.isEmpty());
        must(numbers.size() == rows, "The list shows " + numbers.size() + " imported appeals, not " + rows + ".");
        must(numbers.stream().distinct().count() == rows, "The list shows an appeal twice.");
        System.out.printf(Locale.ROOT, "%-16s %5d appeals on %d pages, %.0f ms a page%n", "listed", numbers.size(), pages, seconds(start) * 1000 / pages);
        opened(numbers);
    }

    private void opened(List<String> numbers) {
        long start = System.nanoTime();
        int every = Math.max(1, numbers.size() / OPENED);
        int opened = 0;
        for (int at = 0; at < numbers.size() && opened < OPENED; at += every, opened++) {
            var matter = dispatcher.get("/api/matters/" + numbers.get(at));
            must(!matter.path("text").asString("").isBlank(), "An imported appeal has no words.");
            must(matter.path("reply").hasNonNull("text"), "An answered appeal has no answer.");
            must(matter.path("line").path("state").asString().equals("archived"), "An answered appeal stands as " + matter.path("line").path("state").asString() + ".");
        }
        System.out.printf(Locale.ROOT, "%-16s %5d appeals with their answers, %.0f ms each%n", "opened", opened, seconds(start) * 1000 / Math.max(1, opened));
    }

    private void searched() {
        for (var word : WORDS) {
            long start = System.nanoTime();
            var page = dispatcher.get("/api/search?q=" + java.net.URLEncoder.encode(word, java.nio.charset.StandardCharsets.UTF_8));
            var count = page.get("count");
            must(count.get("number").asInt() > 0, "The search for " + word + " found nothing.");
            System.out.printf(Locale.ROOT, "%-16s %5d%s appeals for %s in %.0f ms%n", "searched", count.get("number").asInt(), count.get("more").asBoolean() ? "+" : "", word, seconds(start) * 1000);
        }
    }

    private void exported(int rows) {
        for (var kind : List.of("csv", "xlsx")) {
            long start = System.nanoTime();
            var file = dispatcher.bytes("/api/exports/matters." + kind + "?view=all&flag=imported");
            if (kind.equals("csv")) {
                long lines = new String(file, java.nio.charset.StandardCharsets.UTF_8).lines().count() - 1;
                must(lines == rows, "The exported list has " + lines + " lines, not " + rows + ".");
            }
            System.out.printf(Locale.ROOT, "%-16s %5d appeals to %s, %d kB in %.0f ms%n", "exported", rows, kind, file.length >> 10, seconds(start) * 1000);
        }
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static void must(boolean so, String otherwise) {
        if (!so) {
            throw new Refused(otherwise);
        }
    }
}
