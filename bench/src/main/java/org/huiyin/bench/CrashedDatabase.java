package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.EmbeddedDatabase;

/** A PostgreSQL server of its own process, given to Huiyin by its address, which can be killed and started again on the same port. */
final class CrashedDatabase implements AutoCloseable {
    private final Path cluster;
    private final Killable postmaster;
    private final DatabaseAddress address;

    private CrashedDatabase(Path cluster, Killable postmaster, DatabaseAddress address) {
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.address = address;
    }

    /** On the cluster that an embedded database left in {@code data}. */
    static CrashedDatabase start(Path data) throws Exception {
        DatabaseAddress founded;
        try (var once = EmbeddedDatabase.start(data)) {
            founded = once.address();
        }
        int port = Ports.free();
        var cluster = data.resolve("postgres").toAbsolutePath();
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
        }
        command.addAll(List.of(binary().toString(), "-D", cluster.toString(), "-p", Integer.toString(port), "-c", "unix_socket_directories=",
                "-c", "listen_addresses=127.0.0.1"));
        var postmaster = new Killable(command, Map.of(), data.resolve("database.log"));
        var address = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/huiyin", founded.owner(), founded.ownerPassword(),
                founded.app(), founded.appPassword(), founded.reader());
        var database = new CrashedDatabase(cluster, postmaster, address);
        database.awaitUp();
        return database;
    }

    private static Path binary() throws IOException {
        var home = System.getenv("XDG_CACHE_HOME") == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(System.getenv("XDG_CACHE_HOME"));
        try (Stream<Path> versions = Files.list(home.resolve("huiyin").resolve("postgres"))) {
            return versions.map(each -> each.resolve("bin").resolve("postgres")).filter(Files::isExecutable).findFirst()
                    .orElseThrow(() -> new IllegalStateException("the binaries of PostgreSQL were not unpacked"));
        }
    }

    DatabaseAddress address() {
        return address;
    }

    /** Kills the postmaster; what it leaves behind ends when it notices, and the next start waits for that. */
    void kill() {
        postmaster.kill();
    }

    void startAgain() throws Exception {
        for (int i = 0; ; i++) {
            postmaster.start();
            try {
                awaitUp();
                return;
            } catch (IllegalStateException stillHeld) {
                if (i == 10) {
                    throw stillHeld;
                }
                Thread.sleep(500);
            }
        }
    }

    private void awaitUp() throws Exception {
        for (int i = 0; i < 300; i++) {
            if (!postmaster.alive()) {
                throw new IllegalStateException("the database server ended; see " + cluster.resolveSibling("database.log"));
            }
            try {
                DriverManager.getConnection(address.url(), address.app(), address.appPassword()).close();
                return;
            } catch (SQLException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the database server does not answer");
    }

    @Override
    public void close() {
        if (postmaster.alive()) {
            postmaster.stop();
        }
    }
}
