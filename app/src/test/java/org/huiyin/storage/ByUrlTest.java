package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.matters.HistoryCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database server that an administrator set up as docs/operations.md says, given to Huiyin by its address and two credentials. */
class ByUrlTest {
    private static EmbeddedPostgres server;
    private static DatabaseAddress address;

    @TempDir
    Path data;

    @BeforeAll
    static void anAdministratorSetsItUp() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().setServerConfig("password_encryption", "scram-sha-256").setPGStartupWait(Duration.ofSeconds(90)).start();
        try (var connection = server.getPostgresDatabase().getConnection(); var sql = connection.createStatement()) {
            for (var statement : guide().replace("…", "chosen-by-them").split(";")) {
                if (!statement.isBlank()) {
                    sql.execute(statement);
                }
            }
        }
        address = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/huiyin", "huiyin_owner", "chosen-by-them", "huiyin_app",
                "chosen-by-them", "huiyin_reader");
    }

    private static String guide() throws IOException {
        var text = Files.readString(Path.of(System.getProperty("huiyin.rules")).resolveSibling("docs").resolve("operations.md"));
        int from = text.indexOf("```sql") + "```sql".length();
        return text.substring(from, text.indexOf("```", from));
    }

    @AfterAll
    static void andStopsIt() throws IOException {
        server.close();
    }

    @Test
    void it_is_migrated_as_the_owner_and_an_appeal_lives_on_it_as_the_app() throws SQLException {
        try (var started = StartedServer.start(data, address, new SettableClock("2026-09-16T09:12"))) {
            started.found(data);
            var lived = started.lived(started.registered("地下车库积水。", "欧阳晓岚", "13877712345"), "housing");
            assertThat(lived.state()).isNotInstanceOf(AppealState.InHand.class);
            assertThat(lived.header().revision()).isGreaterThanOrEqualTo(5);
            assertThat(started.get(HistoryCheck.class).differences()).isEmpty();
        }
        assertThat(data.resolve("postgres")).as("no database of our own").doesNotExist();
        try (var app = DriverManager.getConnection(address.url(), address.app(), address.appPassword()); var sql = app.createStatement()) {
            assertThatThrownBy(() -> sql.execute("delete from matter_event")).isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_server_does_not_start_as_a_role_that_could_rewrite_history() {
        var asOwner = new DatabaseAddress(address.url(), address.owner(), address.ownerPassword(), address.owner(), address.ownerPassword(), address.reader());
        assertThatThrownBy(() -> StartedServer.start(data, asOwner, new SettableClock("2026-09-16T09:12")).close())
                .hasStackTraceContaining(RefusedToServe.class.getName() + ": The database role that serves could rewrite history");
    }

    @Test
    void one_credential_is_not_enough() {
        var one = new DatabaseAddress(address.url(), address.owner(), address.ownerPassword(), "", "", address.reader());
        assertThatThrownBy(() -> StartedServer.start(data, one, new SettableClock("2026-09-16T09:12")).close())
                .hasStackTraceContaining("HUIYIN_DB_APP is needed as well");
    }
}
