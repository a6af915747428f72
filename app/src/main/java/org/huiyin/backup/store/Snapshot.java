package org.huiyin.backup.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.huiyin.storage.DatabaseAddress;
import org.postgresql.PGConnection;

/** Every table at one instant, while the server goes on serving: one transaction that sees nothing of what comes after it began. */
public final class Snapshot implements AutoCloseable {
    /** A table as it was written. */
    public record Copied(String table, List<String> columns, long rows, String sha256) {}

    private static final FileAttribute<?> OWNER_ALONE = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private final Connection connection;

    public Snapshot(DatabaseAddress address) throws SQLException {
        connection = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword());
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /** The highest migration that ran; a lower one may have come later. */
    public String version() throws SQLException {
        try (var sql = connection.createStatement(); var row = sql.executeQuery("""
                select version from flyway_schema_history where success and version is not null
                order by string_to_array(version, '.')::int[] desc limit 1""")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Writes {@code <table>.copy.gz} into {@code folder}; the wrapped keys go to {@code keys} instead. */
    public List<Copied> write(Path folder, Path keys) throws SQLException, IOException {
        var copied = new ArrayList<Copied>();
        for (var table : Tables.of(connection).entrySet()) {
            var file = table.getKey().equals(Tables.KEYS) ? keys : folder.resolve(table.getKey() + ".copy.gz");
            copied.add(write(table.getKey(), table.getValue(), file));
        }
        return copied;
    }

    private Copied write(String table, List<String> columns, Path file) throws SQLException, IOException {
        var digest = sha256();
        long rows;
        try (var channel = java.nio.channels.FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ALONE)) {
            try (OutputStream out = new GZIPOutputStream(new DigestOutputStream(uncloseable(java.nio.channels.Channels.newOutputStream(channel)), digest), 1 << 16)) {
                rows = connection.unwrap(PGConnection.class).getCopyAPI()
                        .copyOut("copy " + table + " (" + String.join(", ", columns) + ") to stdout", out);
            }
            channel.force(true);
        }
        return new Copied(table, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static OutputStream uncloseable(OutputStream out) {
        return new java.io.FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush(); // the channel is still to be forced to the disk
            }
        };
    }

    /** Where every sequence stands. */
    public Map<String, Long> sequences() throws SQLException {
        var sequences = new HashMap<String, Long>();
        try (var sql = connection.createStatement(); var row = sql.executeQuery(
                "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null")) {
            while (row.next()) {
                sequences.put(row.getString(1), row.getLong(2));
            }
        }
        return sequences;
    }

    /** The addresses of the files that matters have, and of their thumbnails. */
    public List<String> files() throws SQLException {
        var files = new ArrayList<String>();
        try (var sql = connection.createStatement(); var row = sql.executeQuery(
                "select address from attachment union select thumbnail from attachment where thumbnail is not null order by 1")) {
            while (row.next()) {
                files.add(Objects.requireNonNull(row.getString(1)));
            }
        }
        return files;
    }

    /**
     * The public log's head at that instant.
     *
     * @param root in Base64
     */
    public record LogHead(long size, String root, String note) {}

    /** Empty while the log is not begun. */
    public Optional<LogHead> log() throws SQLException {
        try (var sql = connection.createStatement(); var row = sql.executeQuery("select size, encode(root, 'base64'), note from log_head")) {
            return row.next() ? Optional.of(new LogHead(row.getLong(1), row.getString(2), row.getString(3))) : Optional.empty();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a file of a backup hashes to. */
    public static String hash(Path file) throws IOException {
        return hash(file, Long.MAX_VALUE);
    }

    /** What its first bytes hash to. */
    public static String hash(Path file, long most) throws IOException {
        var digest = sha256();
        try (var in = Files.newInputStream(file)) {
            var bytes = new byte[1 << 16];
            long left = most;
            for (int read = in.read(bytes); read > 0 && left > 0; read = in.read(bytes)) {
                digest.update(bytes, 0, (int) Math.min(read, left));
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
