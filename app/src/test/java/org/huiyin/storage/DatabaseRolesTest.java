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
                    assertThatThrownBy(() -> run(app, attempt)).as(attempt).isInstanceOf(SQLException.class)
                            .extracting(refused -> ((SQLException) refused).getSQLState()).isEqualTo("42501");
                }
            }
        }
    }

    @Test
    void the_reader_reads_headers_and_history_and_nothing_sealed() throws SQLException {
        var address = TestDatabase.fresh();
        try (var app = app(address)) {
            run(app, "set role " + address.reader());
            run(app, "select count(*) from matter_event");
            for (var table : List.of("matter_key", "matter_words", "reading", "account", "session")) {
                assertThatThrownBy(() -> run(app, "select count(*) from " + table)).as(table).isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> run(app, "update matter set title = ''")).isInstanceOf(SQLException.class);
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
