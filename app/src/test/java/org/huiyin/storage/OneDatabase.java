package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A process that holds an embedded database as the server does, adds a row, says so, and waits to be told to stop. */
final class OneDatabase {
    private OneDatabase() {}

    public static void main(String[] args) throws IOException, SQLException {
        var data = Path.of(args[0]);
        try (var database = EmbeddedDatabase.start(data)) {
            System.out.println("up " + postmaster(data) + " " + rows(database.address()));
            System.in.read();
        } catch (RefusedToServe refused) {
            System.out.println("refused " + refused.getMessage());
        }
    }

    private static int rows(DatabaseAddress address) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword());
                var sql = connection.createStatement()) {
            sql.execute("create table if not exists start (at timestamptz)");
            sql.execute("insert into start values (now())");
            try (var row = sql.executeQuery("select count(*) from start")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static String postmaster(Path data) throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).getFirst().strip();
    }
}
