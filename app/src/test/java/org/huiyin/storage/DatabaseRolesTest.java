package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.huiyin.TestDatabase;
import org.junit.jupiter.api.Test;

class DatabaseRolesTest {
    private static final List<String> HISTORY = List.of("matter_event", "reading");
    private static final List<String> READ = List.of("public_matter", "public_update", "matter", "matter_event", "matter_search", "office", "office_period", "total");

    @Test
    void a_server_older_than_18_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> DatabaseRoles.checkVersion(170005)).isInstanceOf(RefusedToServe.class)
                .hasMessage("The database server is PostgreSQL 17; Huiyin needs 18 or newer.");
        assertThatCode(() -> DatabaseRoles.checkVersion(180000)).doesNotThrowAnyException();
    }

    @Test
    void the_serving_role_may_only_add_to_history() throws SQLException {
        var address = TestDatabase.fresh();
        try (var app = app(address)) {
            for (var table : HISTORY) {
                assertThat(rights(app, table)).as(table).containsExactlyInAnyOrder("SELECT", "INSERT");
                for (var attempt : List.of("update " + table + " set matter_id = 0", "delete from " + table, "truncate " + table,
                        "alter table " + table + " add column x int", "drop table " + table)) {
                    denied(app, attempt);
                }
            }
        }
    }

    @Test
    void the_reader_reads_what_lists_need_and_nothing_sealed() throws SQLException {
        var address = TestDatabase.fresh();
        try (var app = app(address)) {
            run(app, "set role " + address.reader());
            for (var table : tables(app)) {
                if (READ.contains(table)) {
                    run(app, "select * from " + table);
                } else {
                    denied(app, "select * from " + table);
                }
            }
        }
    }

    @Test
    void the_reader_can_write_nothing() throws SQLException {
        var address = TestDatabase.fresh();
        try (var app = app(address)) {
            run(app, "set role " + address.reader());
            var tables = tables(app);
            assertThat(tables).contains("matter", "matter_event", "matter_search", "total", "lease", "upload");
            for (var table : tables) {
                denied(app, "insert into " + table + " default values");
                denied(app, "update " + table + " set " + column(app, table) + " = null");
                denied(app, "delete from " + table);
                denied(app, "truncate " + table);
            }
            denied(app, "create table other (x int)");
        }
    }

    @Test
    void a_reader_that_could_write_is_refused() throws SQLException {
        var address = TestDatabase.fresh();
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword())) {
            for (var right : List.of("insert", "update", "delete", "truncate", "update (title)", "insert (title)")) {
                run(owner, "grant " + right + " on matter to " + address.reader());
                assertThatThrownBy(() -> Migrations.check(address)).as(right).isInstanceOf(RefusedToServe.class)
                        .hasMessage("The database role for exports, huiyin_reader, could write (table matter); give it nothing but what the migrations "
                                + "grant, see docs/operations.md.");
                run(owner, "revoke " + right + " on matter from " + address.reader());
            }
        }
        assertThatCode(() -> Migrations.check(address)).doesNotThrowAnyException();
    }

    @Test
    void a_reader_that_could_write_as_another_role_is_refused() throws SQLException {
        var address = TestDatabase.fresh();
        var url = address.url();
        try (var superuser = DriverManager.getConnection(TestDatabase.superuserUrl(url.substring(url.lastIndexOf('/') + 1)))) {
            run(superuser, "create role writer");
            try {
                run(superuser, "grant update on matter to writer");
                run(superuser, "grant writer to " + address.reader() + " with inherit false, set true");
                assertThatThrownBy(() -> Migrations.check(address)).isInstanceOf(RefusedToServe.class).hasMessageContaining("could write (table matter)");
            } finally {
                run(superuser, "drop owned by writer");
                run(superuser, "drop role writer");
            }
        }
        assertThatCode(() -> Migrations.check(address)).doesNotThrowAnyException();
    }

    @Test
    void a_role_that_could_rewrite_history_as_the_reader_is_refused() throws SQLException {
        var address = TestDatabase.fresh();
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword())) {
            run(owner, "grant delete on matter_event to " + address.reader());
            assertThatThrownBy(() -> Migrations.check(address)).isInstanceOf(RefusedToServe.class)
                    .hasMessageContaining("could rewrite history (table matter_event)");
        }
    }

    @Test
    void a_role_that_could_rewrite_history_is_refused() throws SQLException {
        var address = TestDatabase.fresh();
        assertThatCode(() -> Migrations.check(address)).doesNotThrowAnyException();
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword())) {
            for (var table : HISTORY) {
                for (var right : List.of("update", "delete", "truncate", "update (matter_id)")) {
                    run(owner, "grant " + right + " on " + table + " to " + address.app());
                    assertThatThrownBy(() -> Migrations.check(address)).as(right + " on " + table).isInstanceOf(RefusedToServe.class)
                            .hasMessageContaining("could rewrite history (table " + table + ")");
                    run(owner, "revoke " + right + " on " + table + " from " + address.app());
                }
            }
        }
        assertThatCode(() -> Migrations.check(address)).doesNotThrowAnyException();
    }

    @Test
    void the_owner_and_a_superuser_may_not_serve() {
        var address = TestDatabase.fresh();
        for (var role : List.of(address.owner(), "postgres")) {
            var wrong = new DatabaseAddress(address.url(), address.owner(), address.ownerPassword(), role, address.ownerPassword(), address.reader());
            assertThatThrownBy(() -> Migrations.check(wrong)).as(role).isInstanceOf(RefusedToServe.class);
        }
    }

    private static void denied(Connection connection, String statement) {
        assertThatThrownBy(() -> run(connection, statement)).as(statement).isInstanceOf(SQLException.class)
                .extracting(refused -> ((SQLException) refused).getSQLState()).isEqualTo("42501");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(connection, "select tablename from pg_tables where schemaname = 'public' order by 1");
    }

    /** One that may be set at all. */
    private static String column(Connection connection, String table) throws SQLException {
        return strings(connection, "select attname from pg_attribute where attrelid = '" + table
                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum").getFirst();
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        var found = new java.util.ArrayList<String>();
        try (var sql = connection.createStatement(); var row = sql.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private static List<String> rights(Connection app, String table) throws SQLException {
        var rights = new java.util.ArrayList<String>();
        try (var ask = app.prepareStatement("""
                select privilege_type from information_schema.role_table_grants where table_name = ? and grantee = current_user""")) {
            ask.setString(1, table);
            try (var row = ask.executeQuery()) {
                while (row.next()) {
                    rights.add(row.getString(1));
                }
            }
        }
        return rights;
    }

    private static Connection app(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.app(), address.appPassword());
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
