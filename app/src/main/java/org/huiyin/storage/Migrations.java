package org.huiyin.storage;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

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
        flyway(address, version).migrate();
    }

    private static Flyway flyway(DatabaseAddress address, String version) {
        return Flyway.configure()
                .dataSource(address.url(), address.owner(), address.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", address.app(), "reader", address.reader()))
                .validateMigrationNaming(true)
                .target(version)
                .load();
    }

    /** Versions that wait, that failed, and that this program does not know. */
    public record State(List<String> pending, List<String> failed, List<String> unknown) {}

    /** How far the schema is; changes nothing. */
    public static State state(DatabaseAddress address) {
        var all = List.of(flyway(address, "latest").info().all());
        return new State(versions(all, state -> state == MigrationState.PENDING),
                versions(all, state -> state == MigrationState.FAILED),
                versions(all, state -> state.isApplied() && !state.isResolved()));
    }

    private static List<String> versions(List<MigrationInfo> all, Predicate<MigrationState> which) {
        return all.stream().filter(one -> which.test(one.getState())).map(one -> String.valueOf(one.getVersion())).toList();
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

    /** After migrating: are the derived keys at hand those in force? */
    static void checkDerived(DatabaseAddress address, MasterKey key) {
        try (var app = DriverManager.getConnection(address.url(), address.app(), address.appPassword())) {
            DerivedMarks.check(app, key);
        } catch (SQLException e) {
            throw new RefusedToServe("The database at " + address.url() + " cannot be reached as the app: " + e.getMessage(), e);
        }
    }
}
