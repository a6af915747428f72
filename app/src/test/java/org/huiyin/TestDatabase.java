package org.huiyin;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.DatabaseRoles;
import org.huiyin.storage.Migrations;

/** A real PostgreSQL for the whole test run; each caller gets a migrated database of its own, copied from a template. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "only-for-tests";
    private static final EmbeddedPostgres SERVER = start();
    private static boolean templateReady;

    private TestDatabase() {}

    /** A database with every migration run and no rows but those the migrations bring. */
    public static synchronized DatabaseAddress fresh() {
        if (!templateReady) {
            execute("create database template_huiyin owner huiyin_owner");
            Migrations.migrate(address("template_huiyin"));
            templateReady = true;
        }
        var name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template template_huiyin owner huiyin_owner");
        return address(name);
    }

    /** A database in which nothing was migrated. */
    public static DatabaseAddress empty() {
        var name = "empty_" + COUNT.incrementAndGet();
        execute("create database " + name + " owner huiyin_owner");
        return address(name);
    }

    public static String superuserUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + database + "?user=postgres";
    }

    private static DatabaseAddress address(String name) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name,
                "huiyin_owner", PASSWORD, "huiyin_app", PASSWORD, "huiyin_reader");
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("timezone", "UTC")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setPGStartupWait(java.time.Duration.ofSeconds(90))
                    .start();
            try (var connection = server.getPostgresDatabase().getConnection(); var sql = connection.createStatement()) {
                DatabaseRoles.create(sql, new DatabaseAddress("", "huiyin_owner", PASSWORD, "huiyin_app", PASSWORD, "huiyin_reader"));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String statement) {
        try (var connection = DriverManager.getConnection(superuserUrl("postgres")); var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
