package org.huiyin.storage;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date as the owner, who then leaves. */
public final class Migrations {
    private Migrations() {}

    public static void migrate(DatabaseAddress address) {
        migrate(address, "latest");
    }

    /** As far as that version, for a backup that was taken from it. */
    public static void migrate(DatabaseAddress address, String version) {
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword())) {
            DatabaseRoles.checkVersion(owner);
        } catch (SQLException e) {
            throw new RefusedToServe("The database at " + address.url() + " cannot be reached as its owner: " + e.getMessage(), e);
        }
        Flyway.configure()
                .dataSource(address.url(), address.owner(), address.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", address.app(), "reader", address.reader()))
                .validateMigrationNaming(true)
                .target(version)
                .load()
                .migrate();
    }

    /** After migrating: is the role that serves unable to rewrite history, and the one for exports to write at all? */
    public static void check(DatabaseAddress address) {
        try (var app = DriverManager.getConnection(address.url(), address.app(), address.appPassword())) {
            DatabaseRoles.checkHistoryIsSafe(app);
            DatabaseRoles.checkReaderOnlyReads(app, address.reader());
        } catch (SQLException e) {
            throw new RefusedToServe("The database at " + address.url() + " cannot be reached as the app: " + e.getMessage(), e);
        }
    }
}
