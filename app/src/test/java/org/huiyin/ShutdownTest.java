package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.huiyin.people.Accounts;
import org.huiyin.people.Role;
import org.huiyin.people.store.SessionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server that is told to go takes nothing new and finishes what it has accepted. */
class ShutdownTest {
    @TempDir
    Path data;

    @Test
    void an_appeal_on_its_way_is_registered_and_answered_before_the_server_goes() throws Exception {
        var address = TestDatabase.fresh();
        var server = StartedServer.start(data, address, new SettableClock("2026-09-16T09:12")).found(data);
        var resident = Browser.opened(server.port()).with("Idempotency-Key", UUID.randomUUID().toString());
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword())) {
            owner.setAutoCommit(false);
            run(owner, "lock table matter in exclusive mode");
            var sent = started(() -> resident.post("/api/appeals",
                    Map.of("text", "路灯坏了三盏，晚上很黑。", "contact", Map.of("anonymous", true, "mayBeNamed", false))));
            until(() -> run(owner, "select 1 from pg_locks where not granted and relation = 'matter'::regclass"));
            var closing = started(() -> {
                server.close();
                return true;
            });
            until(() -> !takes(server.port()));
            assertThat(sent.isDone()).isFalse();
            owner.commit();
            assertThat(sent.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
            assertThat(closing.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(run(owner, "select 1 from matter")).isTrue();
        }
    }

    @Test
    void a_desk_that_listens_keeps_no_server_from_going() {
        var server = StartedServer.start(data, TestDatabase.fresh(), new SettableClock("2026-09-16T09:12"), "--huiyin.outbox=off").found(data);
        var member = server.get(Accounts.class).holdersOf(Role.DISPATCHER, server.office("centre")).getFirst();
        server.get(JdbcTemplate.class).update("update account set password_is_initial = false where id = ?", member.id());
        try (var desk = new LiveReader(server.port(), server.get(SessionStore.class).begin(member.id(), "test"))) {
            server.close();
            assertThat(desk.next()).as("sent home, and not cut off").isEqualTo(LiveReader.ENDED);
        }
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        return task;
    }

    private static void until(Callable<Boolean> so) throws Exception {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.call()) {
            assertThat(System.nanoTime()).as("it never came to that").isLessThan(last);
        }
    }

    private static boolean takes(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Whether it gave a row. */
    private static boolean run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next();
        }
    }
}
