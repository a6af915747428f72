package org.huiyin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.people.Offices;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.Secrets;
import org.jspecify.annotations.Nullable;

/** A founded district whose server, and whose database, can be killed: at first the embedded one, then a server of its own by URL. */
final class CrashDistrict implements AutoCloseable {
    private static final List<String> DOORS = List.of("sign-in", "appeal", "look", "stranger", "page");
    private static final Set<String> LEVELS = Set.of("level", "district", "body", "department");
    private final Path data;
    private final Path rules;
    private final List<String> command;
    private final Founded founded;
    private final int port;
    private Killable server;
    private @Nullable CrashedDatabase database;
    private CrashClient.@Nullable Staff staff;

    private record Founded(Map<String, String> passwords, int office) {}

    private CrashDistrict(Path data, Path rules, List<String> program, Founded founded) {
        this.data = data;
        this.rules = rules;
        this.founded = founded;
        this.port = Ports.free();
        this.command = command(program, port);
        this.server = server(Map.of());
    }

    /**
     * @param program how Java finds the server: a jar, or a class path and a class
     */
    static CrashDistrict found(Path data, Path rules, List<String> program) throws IOException {
        Files.createDirectories(data);
        int office;
        try (var once = BenchServer.start(data, rules, null, offices(rules))) {
            office = once.get(Offices.class).byCode("housing").orElseThrow().id();
        }
        return new CrashDistrict(data, rules, program, new Founded(passwords(data), office));
    }

    /** The district without its townships: what the clients do needs the centre and one bureau. */
    private static byte[] offices(Path rules) throws IOException {
        try (var lines = Files.lines(rules.resolve("offices.csv"))) {
            return lines.filter(line -> LEVELS.contains(line.split(",")[2])).collect(Collectors.joining("\n", "", "\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static List<String> command(List<String> program, int port) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program);
        command.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1", "--huiyin.founding=none"));
        DOORS.forEach(door -> command.add("--huiyin.doors." + door + ".permits=1000000"));
        return command;
    }

    private Killable server(Map<String, String> settings) {
        var environment = new HashMap<String, String>(Map.of("HUIYIN_DATA", data.toString(), "HUIYIN_RULES", rules.toString()));
        environment.putAll(settings);
        return new Killable(command, environment, data.resolve("server.log"), "Huiyin is up");
    }

    /** From now on the database is a server of its own, given by its address with two credentials. */
    void byUrl() throws Exception {
        server.stop();
        database = CrashedDatabase.start(data);
        server = server(byUrl(database.address()));
    }

    /** The settings an operator writes for a database server of their own. */
    private static Map<String, String> byUrl(DatabaseAddress address) {
        return Map.of("HUIYIN_DB_URL", address.url(), "HUIYIN_DB_OWNER", address.owner(), "HUIYIN_DB_OWNER_PASSWORD", address.ownerPassword(),
                "HUIYIN_DB_APP", address.app(), "HUIYIN_DB_APP_PASSWORD", address.appPassword());
    }

    private static Map<String, String> passwords(Path data) throws IOException {
        var passwords = new HashMap<String, String>();
        for (var line : Files.readAllLines(data.resolve("demo-accounts.txt"))) {
            if (!line.startsWith("#") && line.contains("\t")) {
                passwords.put(line.split("\t")[0], line.split("\t")[1]);
            }
        }
        return passwords;
    }

    CrashClient.Staff staff() throws Exception {
        server.awaitUp();
        var known = staff;
        if (known == null) {
            known = new CrashClient.Staff(new Clerk(port).stranger(), clerk("dispatcher-centre"), clerk("handler-housing"), founded.office);
            staff = known;
        }
        return known;
    }

    private Clerk clerk(String account) throws InterruptedException {
        var password = founded.passwords.get(account);
        if (password == null) {
            throw new IllegalStateException("no account is called " + account);
        }
        return new Clerk(port).signedIn(account, password);
    }

    void kill(CrashTest.Victim victim) throws IOException {
        if (victim != CrashTest.Victim.SERVER) {
            killDatabase();
        }
        if (victim != CrashTest.Victim.DATABASE) {
            server.kill();
        }
    }

    private void killDatabase() throws IOException {
        if (database != null) {
            database.kill();
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** An embedded database comes back with its server; a server by URL finds its database again by itself. */
    void revive(CrashTest.Victim victim) throws Exception {
        if (database != null && victim != CrashTest.Victim.SERVER) {
            database.startAgain();
        }
        if (database == null && victim == CrashTest.Victim.DATABASE) {
            server.stop();
        }
        if (!server.alive()) {
            server.start();
        }
        server.awaitUp();
    }

    DatabaseAddress address() throws IOException {
        if (database != null) {
            return database.address();
        }
        var postmaster = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        var secrets = new Secrets(data);
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/huiyin", "huiyin_owner",
                secrets.get("database-owner"), "huiyin_app", secrets.get("database-app"), "huiyin_reader");
    }

    void stopServer() {
        server.stop();
    }

    /** The same district in this process, to look at it from inside. */
    BenchServer inside() throws IOException {
        return BenchServer.start(data, rules, database == null ? null : database.address(), offices(rules));
    }

    @Override
    public void close() {
        if (server.alive()) {
            server.stop();
        }
        if (database != null) {
            database.close();
        }
    }
}
