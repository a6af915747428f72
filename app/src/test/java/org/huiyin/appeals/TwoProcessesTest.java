package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.LiveReader;
import org.huiyin.ServerProcess;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.figures.command.FiguresCheck;
import org.huiyin.matters.HistoryCheck;
import org.huiyin.people.Accounts;
import org.huiyin.people.Role;
import org.huiyin.people.SignInCookies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two server processes on one database behind which writers do not care which of them answers. One dies: what was answered is
 * there once, the other reads the outbox on, and desks on either hear of what came in at either.
 */
class TwoProcessesTest {
    private static final int WRITERS = 3;
    private static final int BEFORE = 24;
    private static final int PATIENCE_S = 60;
    private final Semaphore answered = new Semaphore(0);
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Set<UUID> begun = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> registered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<UUID> commands = new ConcurrentLinkedQueue<>();
    private StartedServer watcher;
    private ServerProcess one;
    private ServerProcess two;
    private String session;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws Exception {
        var address = TestDatabase.fresh();
        watcher = StartedServer.start(data, address, new SettableClock("2026-09-16T09:12"), "--huiyin.outbox=off", "--huiyin.jobs=off").found(data);
        one = ServerProcess.start(data, address, "--huiyin.doors.appeal.permits=100000", "--huiyin.doors.look.permits=100000");
        two = ServerProcess.start(data, address, "--huiyin.doors.appeal.permits=100000", "--huiyin.doors.look.permits=100000");
        one.up();
        two.up();
        session = session();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        watcher.close();
    }

    @Test
    void one_of_two_servers_dies_and_nothing_is_lost_or_done_twice_and_desks_on_either_hear() throws Exception {
        try (var pool = Executors.newFixedThreadPool(WRITERS); var atOne = new LiveReader(one.port(), session); var atTwo = new LiveReader(two.port(), session)) {
            var hereAlone = registered(two, UUID.randomUUID());
            assertThat(heardUntil(atOne, hereAlone)).as("what came in at the other server").contains(hereAlone);
            heardUntil(atTwo, hereAlone);
            var writers = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(pool.submit(writer(i)));
            }
            assertThat(answered.tryAcquire(BEFORE, PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            one.kill();
            answered.drainPermits();
            assertThat(answered.tryAcquire(BEFORE, PATIENCE_S, TimeUnit.SECONDS)).as("the other goes on").isTrue();
            enough.set(true);
            for (var writer : writers) {
                assertThat(writer.get(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            }
            var last = registered(two, UUID.randomUUID());
            assertThat(heardUntil(atTwo, last)).as("the outbox is read on").contains(last);
        }
        assertNothingIsLostOrThereTwice();
    }

    private void assertNothingIsLostOrThereTwice() throws Exception {
        var jdbc = watcher.get(JdbcTemplate.class);
        until(() -> jdbc.queryForObject("select not exists (select 1 from outbox)", Boolean.class));
        var there = jdbc.queryForList("select command_id from matter_event where command_id is not null", UUID.class);
        assertThat(there).doesNotHaveDuplicates().containsAll(commands);
        assertThat(jdbc.queryForObject("select count(*) from matter", Integer.class)).as("one matter for each key").isEqualTo(begun.size());
        assertThat(new HashSet<>(registered)).hasSize(registered.size());
        assertThat(jdbc.queryForList("select kind from matter_event where kind = 'AppealDispatched'", String.class))
                .hasSameSizeAs(jdbc.queryForList("select distinct matter_id from matter_event where kind = 'AppealDispatched'", Long.class));
        assertThat(watcher.get(HistoryCheck.class).differences()).isEmpty();
        assertThat(watcher.get(FiguresCheck.class).differences()).isEmpty();
    }

    /** Registers and dispatches, at the one server and the other in turn, and at the other when one does not answer. */
    private Callable<Boolean> writer(int first) {
        return () -> {
            for (int turn = first; !enough.get(); turn++) {
                var key = UUID.randomUUID();
                var number = registered(turn % 2 == 0 ? one : two, key);
                registered.add(number);
                var command = UUID.randomUUID();
                var dispatch = Map.of("seen", 1, "office", watcher.office("housing"), "type", "complaint", "title", "地下室积水", "category", "housing.repairs");
                var answer = somewhere(turn % 2 == 0 ? two : one, browser -> browser.with("Idempotency-Key", command.toString())
                        .post("/api/matters/" + number + "/dispatch", dispatch));
                assertThat(answer.status()).as(answer::text).isEqualTo(200);
                commands.add(command);
                answered.release();
            }
            return true;
        };
    }

    private String registered(ServerProcess at, UUID key) {
        begun.add(key);
        var body = Map.of("text", "路灯坏了三盏，晚上很黑。", "contact", Map.of("anonymous", true, "mayBeNamed", false));
        var answer = somewhere(at, browser -> browser.with("Idempotency-Key", key.toString()).post("/api/appeals", body));
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        return answer.json().get("number").asString();
    }

    private Answer somewhere(ServerProcess first, Function<Browser, Answer> ask) {
        try {
            return ask.apply(browser(first));
        } catch (UncheckedIOException dead) {
            return ask.apply(browser(first == one ? two : one));
        }
    }

    private Browser browser(ServerProcess server) {
        var browser = new Browser(server.port()).cookie("huiyin", session);
        browser.get("/api/session");
        return browser;
    }

    /** Begun behind the door, by the clock of the servers and not of the test. */
    private String session() throws Exception {
        var token = SignInCookies.draw();
        var member = watcher.get(Accounts.class).holdersOf(Role.DISPATCHER, watcher.office("centre")).getFirst();
        var jdbc = watcher.get(JdbcTemplate.class);
        jdbc.update("update account set password_is_initial = false where id = ?", member.id());
        jdbc.update("insert into session (district, token_hash, id, account, agent, started_at, last_seen_at) values (1, ?, ?, ?, 'test', now(), now())",
                java.security.MessageDigest.getInstance("SHA-256").digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8)), UUID.randomUUID(), member.id());
        return token;
    }

    /** What a desk hears until it hears of that matter, or of nothing for a long while. */
    private static List<String> heardUntil(LiveReader reader, String number) {
        var heard = new ArrayList<String>();
        for (var line = reader.next(); !line.equals("nothing") && !line.equals(LiveReader.ENDED) && !line.equals(LiveReader.BROKEN); line = reader.next()) {
            if (line.contains(number)) {
                heard.add(number);
                break;
            }
        }
        return heard;
    }

    private static void until(Callable<Boolean> so) throws Exception {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!so.call()) {
            assertThat(System.nanoTime()).as("it never came to that").isLessThan(last);
        }
    }
}
