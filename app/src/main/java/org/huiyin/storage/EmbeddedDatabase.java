package org.huiyin.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real PostgreSQL on a data directory of ours: loopback only, scram passwords, everything flushed to the disk. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "huiyin";
    private final FileLock lock;
    private final EmbeddedPostgres postgres;
    private final DatabaseAddress address;

    private EmbeddedDatabase(FileLock lock, EmbeddedPostgres postgres, DatabaseAddress address) {
        this.lock = lock;
        this.postgres = postgres;
        this.address = address;
    }

    /** Starts on {@code data}; refuses when another Huiyin holds it, and stops a server that a killed one left behind. */
    public static EmbeddedDatabase start(Path data) {
        try {
            Files.createDirectories(data);
            var lock = hold(data);
            var secrets = new Secrets(data);
            var cluster = data.resolve("postgres").toAbsolutePath();
            stopLeftBehind(cluster);
            boolean first = !Files.exists(cluster.resolve("PG_VERSION"));
            var postgres = postmaster(cluster, secrets);
            var address = address(postgres.getPort(), secrets);
            if (first || !Files.exists(data.resolve("secrets").resolve("ready"))) {
                found(postgres, cluster, secrets, address);
            }
            return new EmbeddedDatabase(lock, postgres, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Where the database of a server that runs on {@code data} is; empty when none runs. */
    public static Optional<DatabaseAddress> running(Path data) {
        try {
            hold(data).acquiredBy().close();
            return Optional.empty();
        } catch (RefusedToServe held) {
            try {
                var postmaster = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
                return Optional.of(address(Integer.parseInt(postmaster.get(3).strip()), new Secrets(data)));
            } catch (IOException | IndexOutOfBoundsException starting) {
                throw new RefusedToServe("A Huiyin is starting or stopping on " + data.toAbsolutePath() + "; try again.", starting);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
            lock.release();
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock hold(Path data) throws IOException {
        var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (java.nio.channels.OverlappingFileLockException held) {
            LOG.debug("held by this process");
        }
        if (lock == null) {
            channel.close();
            throw new RefusedToServe("Another Huiyin is running on " + data.toAbsolutePath() + "; stop it first or choose another --data directory.");
        }
        return lock;
    }

    private static EmbeddedPostgres postmaster(Path cluster, Secrets secrets) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries().toFile())
                .setPGStartupWait(Duration.ofSeconds(90))
                .setConnectConfig("password", secrets.get("database-superuser"))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(cluster.resolveSibling("postgres.log").toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(cluster.resolveSibling("postgres.log").toFile()))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("wal_compression", "pglz")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8");
        return builder.start();
    }

    private static Path binaries() throws IOException {
        var cache = System.getenv("XDG_CACHE_HOME");
        var home = cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return Files.createDirectories(home.resolve("huiyin").resolve("postgres"));
    }

    /** A server outlives a killed Huiyin and holds the directory: it is asked to stop before ours starts. */
    private static void stopLeftBehind(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        var left = ProcessHandle.of(pid).filter(p -> runsOn(p, cluster));
        if (left.isEmpty()) {
            return;
        }
        LOG.info("Stopping the database server that an earlier run left behind (pid {})", pid);
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor(); // fast shutdown
            left.get().onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new RefusedToServe("A database server of an earlier run (process " + pid + ") holds " + cluster + " and does not stop.", e);
        }
    }

    private static boolean runsOn(ProcessHandle process, Path cluster) {
        try {
            var command = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return command.contains("postgres") && command.contains(cluster.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private static DatabaseAddress address(int port, Secrets secrets) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME,
                "huiyin_owner", secrets.get("database-owner"), "huiyin_app", secrets.get("database-app"), "huiyin_reader");
    }

    private static void found(EmbeddedPostgres postgres, Path cluster, Secrets secrets, DatabaseAddress address) throws IOException {
        var superuser = secrets.get("database-superuser");
        var url = postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "").replace("localhost", "127.0.0.1");
        try (var connection = DriverManager.getConnection(url, "postgres", superuser); var sql = connection.createStatement()) {
            sql.execute("alter role postgres password '" + superuser + "'");
            DatabaseRoles.create(sql, address);
            var exists = sql.executeQuery("select 1 from pg_database where datname = '" + NAME + "'").next();
            if (!exists) {
                sql.execute("create database " + NAME + " owner " + address.owner());
            }
            Files.writeString(cluster.resolve("pg_hba.conf"), """
                    # Written by Huiyin: passwords only, from this machine only.
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128      scram-sha-256
                    """);
            sql.execute("select pg_reload_conf()");
            Secrets.writePrivately(cluster.resolveSibling("secrets").resolve("ready"), "roles and passwords are set\n");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot found the database roles", e);
        }
    }
}
