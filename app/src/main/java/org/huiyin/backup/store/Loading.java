package org.huiyin.backup.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.RefusedToServe;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Loads every table of a backup in one transaction: all of it is there afterwards, or nothing. */
public final class Loading implements AutoCloseable {
    private final Connection connection;

    public Loading(DatabaseAddress address) throws SQLException {
        connection = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword());
        connection.setAutoCommit(false);
    }

    /** A database that a district lives in is never overwritten. */
    public void mustBeEmpty() throws SQLException {
        try (var sql = connection.createStatement();
                var row = sql.executeQuery("select exists (select 1 from matter) or exists (select 1 from office) or exists (select 1 from account)")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new RefusedToServe("The database is not empty: a backup is restored into a new one only.");
            }
        }
    }

    /** Loads the tables from {@code folder}; without {@code keys}, which may have gone before it, nothing sealed can be read. */
    public void load(List<Snapshot.Copied> tables, Map<String, Long> sequences, Path folder, @Nullable Path keys) throws SQLException, IOException {
        try (var sql = connection.createStatement()) {
            sql.execute("truncate " + tables.stream().map(Snapshot.Copied::table).collect(Collectors.joining(", ")) + " cascade");
            for (var table : tables) {
                if (keys != null || !table.table().equals(Tables.KEYS)) {
                    load(table, file(table, folder, keys == null ? folder : keys));
                }
            }
            for (var sequence : sequences.entrySet()) {
                sql.execute("select setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
            }
        }
        connection.commit();
        try (var sql = connection.createStatement()) {
            connection.setAutoCommit(true);
            sql.execute("analyze");
        }
    }

    /** Where a table was written. */
    public static Path file(Snapshot.Copied table, Path folder, Path keys) {
        return table.table().equals(Tables.KEYS) ? keys : folder.resolve(table.table() + ".copy.gz");
    }

    private void load(Snapshot.Copied table, Path file) throws SQLException, IOException {
        if (!Snapshot.hash(file).equals(table.sha256())) {
            throw new RefusedToServe("The backup is damaged: " + file + " is not what was written.");
        }
        try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy " + table.table() + " (" + String.join(", ", table.columns()) + ") from stdin", in);
            if (rows != table.rows()) {
                throw new RefusedToServe("The backup is damaged: " + file + " has " + rows + " rows instead of " + table.rows() + ".");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
