package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.people.Offices;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.Secrets;
import org.jspecify.annotations.Nullable;

/** A founded district whose server, and whose database, can be killed: the embedded one with the server, or one of its own by URL. */
final class CrashDistrict implements AutoCloseable {
    private static final List<String> DOORS = List.of("sign-in", "appeal", "look", "stranger", "page");
    private final Path data;
    private final Path rules;
    private final @Nullable CrashedDatabase database;
    private final Killable server;
    private final int port;
    private final Map<String, String> passwords;
    private final int office;
    private CrashClient.@Nullable Staff staff;

    private CrashDistrict(Path data, Path rules, @Nullable CrashedDatabase database, Killable server, int port,
            Founded founded) {
        this.data = data;
        this.rules = rules;
        this.database = database;
        this.server = server;
        this.port = port;
        this.passwords = founded.passwords;
        this.office = founded.office;
    }

    private record Founded(Map<String, String> passwords, int office) {}

    /**
     * @param program how Java finds the server: a jar, or a class path and a class
     */
    static CrashDistrict found(Path data, Path rules, List<String> program, boolean byUrl) throws Exception {
        Files.createDirectories(data);
        var database = byUrl ? CrashedDatabase.start(data.resolve("database-server")) : null;
        Founded founded;
        try (var once = BenchServer.start(data, rules, database == null ? null : database.address())) {
            founded = new Founded(passwords(data), once.get(Offices.class).byCode("housing").orElseThrow().id());
        }
        int port = Ports.free();
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program);
        command.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1", "--huiyin.founding=none"));
        DOORS.forEach(door -> command.add("--huiyin.doors." + door + ".permits=1000000"));
        var environment = new HashMap<String, String>(Map.of("HUIYIN_DATA", data.toString(), "HUIYIN_RULES", rules.toString()));
        if (database != null) {
            environment.putAll(byUrl(database.address()));
        }
        return new CrashDistrict(data, rules, database, new Killable(command, environment, data.resolve("server.log")), port, founded);
    }

    /** The settings an operator writes for a database server of their own. */
    static Map<String, String> byUrl(DatabaseAddress address) {
        return Map.of("HUIYIN_DB_URL", address.url(), "HUIYIN_DB_OWNER", address.owner(), "HUIYIN_DB_OWNER_PASSWORD", address.ownerPassword(),
                "HUIYIN_DB_APP", address.app(), "HUIYIN_DB_APP_PASSWORD", address.appPassword());
    }

    private static Map<String, String> passwords(Path data) throws IOException {
        var passwords = new HashMap<String, String>();
        for (var line : Files.readAllLines(data.resolve("demo-accounts.txt"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                passwords.put(line.split("\t")[0], line.split("\t")[1]);
            }
        }
        return passwords;
    }

    CrashClient.Staff staff() throws InterruptedException {
        var known = staff;
        if (known == null) {
            known = new CrashClient.Staff(new Clerk(port).stranger(), clerk("dispatcher-centre"), clerk("handler-housing"), office);
            staff = known;
        }
        return known;
    }

    private Clerk clerk(String account) throws InterruptedException {
        var password = passwords.get(account);
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
    }

    DatabaseAddress address() throws IOException {
        if (database != null) {
            return database.address();
        }
        var port = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).get(3).strip();
        var secrets = new Secrets(data);
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/huiyin", "huiyin_owner", secrets.get("database-owner"), "huiyin_app",
                secrets.get("database-app"), "huiyin_reader");
    }

    void stopServer() {
        server.stop();
    }

    /** The same district in this process, to look at it from inside. */
    BenchServer inside() throws IOException {
        return BenchServer.start(data, rules, database == null ? null : database.address());
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
