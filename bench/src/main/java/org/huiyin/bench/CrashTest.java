package org.huiyin.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huiyin.matters.HistoryCheck;
import org.huiyin.storage.DatabaseAddress;

/**
 * {@code ./huiyin crash-test}: clients submit appeals and take their steps while the server, the database, and both are killed with
 * -9 and started again. Afterwards every command that was answered is there exactly once, answers again as the first time, and
 * every header, clock and agenda is what its history says.
 */
public final class CrashTest {
    /** Who is killed. */
    enum Victim { SERVER, DATABASE, BOTH }

    private static final int CLIENTS = 3;
    private static final int COMMANDS_AFTER = 12;
    private static final int PATIENCE_SECONDS = 300;
    private final CrashDistrict district;
    private final List<String> faults = new ArrayList<>();
    private int commands;

    CrashTest(CrashDistrict district) {
        this.district = district;
    }

    public static void main(String[] args) throws Exception {
        Options.run(options -> rounds(options.number("rounds", 6, 1, 1000)), args, "rounds");
    }

    private static void rounds(int rounds) throws Exception {
        var data = Path.of(System.getenv("HUIYIN_DATA")).toAbsolutePath();
        var jar = List.of("-jar", System.getenv("HUIYIN_JAR"));
        var rules = Path.of(System.getenv("HUIYIN_RULES")).toAbsolutePath();
        boolean whole;
        try (var district = CrashDistrict.found(data, rules, jar)) {
            var test = new CrashTest(district);
            test.rounds("embedded", rounds);
            district.byUrl();
            test.rounds("by URL", rounds);
            whole = test.report(test.finish());
        }
        if (!whole) {
            System.exit(1);
        }
    }

    private void rounds(String where, int rounds) throws Exception {
        var victims = Victim.values();
        for (int round = 0; round < rounds; round++) {
            var victim = victims[round % victims.length];
            round(victim, 200 + new Random(round).nextInt(400));
            System.out.printf("%s, round %d: %s killed, %d commands answered so far%n", where, round + 1,
                    victim.name().toLowerCase(Locale.ROOT), commands);
        }
    }

    private boolean report(List<String> found) {
        found.forEach(System.out::println);
        System.out.println(found.isEmpty() ? commands + " commands, each there exactly once; clocks, agenda and history agree."
                : found.size() + " faults among " + commands + " commands.");
        return found.isEmpty();
    }

    /** The victim dies while the clients work, once so many commands were answered; they work on for a while after it is back. */
    void round(Victim victim, int commandsBefore) throws Exception {
        var answered = new Semaphore(0);
        var clients = new ArrayList<CrashClient>();
        var staff = district.staff();
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            var working = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                var client = new CrashClient(staff, answered);
                clients.add(client);
                working.add(pool.submit(client));
            }
            await(answered, commandsBefore);
            district.kill(victim);
            district.revive(victim);
            answered.drainPermits();
            await(answered, COMMANDS_AFTER);
            clients.forEach(CrashClient::stop);
            for (var each : working) {
                each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        for (var client : clients) {
            check(client.acknowledged());
        }
    }

    private static void await(Semaphore answered, int commands) throws InterruptedException {
        if (!answered.tryAcquire(commands, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no " + commands + " commands were answered in " + PATIENCE_SECONDS + " s");
        }
    }

    private void check(List<CrashClient.Acknowledged> acknowledged) throws Exception {
        commands += acknowledged.size();
        try (var connection = connect(district.address()); var count = connection.prepareStatement(
                "select count(*) from matter_event where command_id = ?")) {
            for (var command : acknowledged) {
                once(command, count);
                answersAgain(command);
                once(command, count);
            }
        }
    }

    private void once(CrashClient.Acknowledged command, java.sql.PreparedStatement count) throws SQLException {
        count.setObject(1, command.key());
        try (var row = count.executeQuery()) {
            row.next();
            if (row.getInt(1) != 1) {
                faults.add(command.path() + " was answered, and is there " + row.getInt(1) + " times");
            }
        }
    }

    private void answersAgain(CrashClient.Acknowledged command) throws InterruptedException {
        var again = CrashClient.Said.in(command.clerk().command(command.path(), command.key(), command.body()));
        if (!again.equals(command.said())) {
            faults.add(command.path() + " does not answer as the first time: " + again + ", at first " + command.said());
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.app(), address.appPassword());
    }

    int commands() {
        return commands;
    }

    /** What is wrong, after the last round; the server is stopped for it. */
    List<String> finish() throws Exception {
        district.stopServer();
        try (var server = district.inside()) {
            faults.addAll(server.get(HistoryCheck.class).differences());
        }
        return List.copyOf(faults);
    }
}
