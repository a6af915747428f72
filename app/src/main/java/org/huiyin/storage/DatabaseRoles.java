package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The three roles, and the checks that the role we serve under cannot rewrite history. */
public final class DatabaseRoles {
    /** Tables whose rows are only ever added. */
    private static final List<String> HISTORY = List.of("matter_event", "reading");
    private static final int OLDEST_SERVER = 180000;

    private DatabaseRoles() {}

    /** Creates the roles on a server of ours; on a server by URL its administrator does this once (docs/operations.md). */
    public static void create(Statement sql, DatabaseAddress address) throws SQLException {
        sql.execute(role(address.owner(), "login password '" + address.ownerPassword() + "'"));
        sql.execute(role(address.app(), "login password '" + address.appPassword() + "'"));
        sql.execute(role(address.reader(), "nologin"));
        sql.execute("grant " + address.reader() + " to " + address.app() + " with inherit false, set true");
    }

    private static String role(String name, String options) {
        return """
                do $$ begin
                    if not exists (select 1 from pg_roles where rolname = '%1$s') then create role %1$s; end if;
                    alter role %1$s with %2$s;
                end $$""".formatted(name, options);
    }

    /** Refuses a server that is too old for us. */
    public static void checkVersion(Connection connection) throws SQLException {
        try (var sql = connection.createStatement(); var row = sql.executeQuery("show server_version_num")) {
            row.next();
            checkVersion(row.getInt(1));
        }
    }

    /** As the server numbers itself: 180006 is 18.6. */
    static void checkVersion(int number) {
        if (number < OLDEST_SERVER) {
            throw new RefusedToServe("The database server is PostgreSQL " + number / 10000 + "; Huiyin needs 18 or newer.");
        }
    }

    /** Refuses a role that could change what has happened, itself or as a role it may switch to: not one right too many, on any table of history. */
    static void checkHistoryIsSafe(Connection app) throws SQLException {
        try (var ask = app.prepareStatement("""
                select coalesce(bool_or(r.rolsuper
                    or pg_has_role(r.oid, c.relowner, 'member')
                    or has_table_privilege(r.oid, c.oid, 'update, delete, truncate')
                    or has_any_column_privilege(r.oid, c.oid, 'update')), true)
                from pg_class c, pg_roles r
                where c.oid = to_regclass(?) and pg_has_role(current_user, r.oid, 'member')""")) {
            for (var table : HISTORY) {
                ask.setString(1, table);
                try (var row = ask.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        throw new RefusedToServe("The database role that serves could rewrite history (table " + table
                                + "); give it select and insert only, see docs/operations.md.");
                    }
                }
            }
        }
    }

    /** Refuses a role for exports that could write anything at all, by itself or as a role it may become. */
    static void checkReaderOnlyReads(Connection app, String reader) throws SQLException {
        try (var ask = app.prepareStatement("""
                select c.relname from pg_class c, pg_roles r
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and pg_has_role(?, r.oid, 'member') and (r.rolsuper
                    or r.oid = c.relowner
                    or has_table_privilege(r.oid, c.oid, 'insert, update, delete, truncate')
                    or has_any_column_privilege(r.oid, c.oid, 'insert, update'))
                order by c.relname limit 1""")) {
            ask.setString(1, reader);
            try (var row = ask.executeQuery()) {
                if (row.next()) {
                    throw new RefusedToServe("The database role for exports, " + reader + ", could write (table " + row.getString(1)
                            + "); give it nothing but what the migrations grant, see docs/operations.md.");
                }
            }
        }
    }
}
