package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.EmbeddedDatabase;

/** A PostgreSQL server of its own process, given to Huiyin by its address, which can be killed and started again on the same port. */
final class CrashedDatabase implements AutoCloseable {
    private final Killable postmaster;
    private final DatabaseAddress address;

    private CrashedDatabase(Killable postmaster, DatabaseAddress address) {
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
        var postmaster = new Killable(command, Map.of(), data.resolve("database.log"), "ready to accept connections");
        var address = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/huiyin", founded.owner(), founded.ownerPassword(),
                founded.app(), founded.appPassword(), founded.reader());
        postmaster.awaitUp();
        return new CrashedDatabase(postmaster, address);
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

    /** Kills the postmaster, and waits for what it leaves behind: only then may another start on the cluster. */
    void kill() {
        postmaster.kill();
    }

    void startAgain() throws Exception {
        postmaster.start();
        postmaster.awaitUp();
    }

    @Override
    public void close() {
        if (postmaster.alive()) {
            postmaster.stop();
        }
    }
}
