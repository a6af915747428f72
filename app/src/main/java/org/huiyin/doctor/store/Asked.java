package org.huiyin.doctor.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Properties;
import org.huiyin.kernel.MatterId;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.DatabaseRoles;
import org.huiyin.storage.DerivedMarks;
import org.huiyin.storage.MasterKey;

/** A few questions to the database, as the role that serves and with little patience. */
public final class Asked implements AutoCloseable {
    private static final String PATIENCE_S = "5";
    private final Connection connection;

    /** The wrapped key of a matter. */
    public record Wrapped(MatterId matter, byte[] wrapped) {}

    public Asked(DatabaseAddress address) throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", address.app());
        settings.setProperty("password", address.appPassword());
        settings.setProperty("connectTimeout", PATIENCE_S);
        settings.setProperty("socketTimeout", PATIENCE_S);
        connection = DriverManager.getConnection(address.url(), settings);
        DatabaseRoles.checkVersion(connection);
    }

    public String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /** Whether the tables were ever made. */
    public boolean isFounded() throws SQLException {
        try (var sql = connection.createStatement(); var row = sql.executeQuery("select to_regclass('matter_key') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    public Instant now() throws SQLException {
        try (var sql = connection.createStatement(); var row = sql.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    public Optional<Wrapped> newestKey() throws SQLException {
        try (var sql = connection.createStatement();
                var row = sql.executeQuery("select district, matter_id, wrapped from matter_key order by matter_id desc limit 1")) {
            return row.next() ? Optional.of(new Wrapped(new MatterId(row.getShort(1), row.getLong(2)), row.getBytes(3))) : Optional.empty();
        }
    }

    /** Whether the derived keys at hand are those in force; true before there is anything to tell it by. */
    public boolean derivedFit(MasterKey key) throws SQLException {
        try (var sql = connection.createStatement(); var row = sql.executeQuery("select to_regclass('derived_mark') is null")) {
            row.next();
            return row.getBoolean(1) || DerivedMarks.fit(connection, key);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
