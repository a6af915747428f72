package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.matters.Happened;
import org.huiyin.matters.Listener;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.OutboxReader;
import org.huiyin.matters.store.OutboxStore;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.OtherServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxReaderTest extends AppealServer {
    @Autowired private OutboxStore store;
    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient client;
    @Autowired private DatabaseAddress address;
    private final List<Happened> heard = Collections.synchronizedList(new ArrayList<>());

    private OutboxReader server(Listener listener) {
        return new OutboxReader(store, List.of(listener), List.of(), OtherServer.lease(client, clock), transaction, clock);
    }

    private int waiting() {
        return jdbc.queryForObject("select count(*) from outbox", Integer.class);
    }

    @BeforeEach
    void nothing_waits() {
        jdbc.update("delete from outbox");
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'");
        jdbc.update("update outbox_heard set as_of = '2000-01-01'");
    }

    @Test
    void every_event_is_heard_once_in_order_and_leaves_the_outbox() {
        var matter = answered(inHand("housing"), "housing");
        var reader = server(heard::addAll);
        assertThat(reader.read()).isEqualTo(4);
        assertThat(heard).containsExactly(new Happened(matter.id(), 1), new Happened(matter.id(), 2), new Happened(matter.id(), 3),
                new Happened(matter.id(), 4));
        assertThat(waiting()).isZero();
        assertThat(reader.read()).isZero();
        assertThat(reader.asOf()).contains(clock.instant());
    }

    @Test
    void only_one_of_two_servers_reads_and_the_other_goes_on_when_the_first_is_dead() {
        var first = server(heard::addAll);
        var second = server(heard::addAll);
        registered();
        assertThat(first.read()).isEqualTo(1);
        registered();
        assertThat(second.read()).isZero();
        assertThat(waiting()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(6));
        assertThat(second.read()).isEqualTo(1);
        assertThat(first.read()).isZero();
        assertThat(heard).hasSize(2).doesNotHaveDuplicates();
    }

    /**
     * The worst there can be: both believe the lease is theirs, for it does not lie in the transaction that reads, and both have seen
     * the same rows before either takes them out, for somebody else holds the rows until then.
     */
    @Test
    void two_readers_that_have_seen_the_same_events_hear_each_once() throws Exception {
        for (int i = 0; i < 3; i++) {
            dispatched(registered(), "housing");
        }
        try (var pool = Executors.newFixedThreadPool(2); var holder = Objects.requireNonNull(jdbc.getDataSource()).getConnection()) {
            holder.setAutoCommit(false);
            try (var sql = holder.createStatement()) {
                sql.execute("select from outbox for update");
            }
            var one = pool.submit(() -> withLeaseOutside(heard::addAll).read());
            await(1, one);
            clock.advance(Duration.ofSeconds(6));
            var other = pool.submit(() -> withLeaseOutside(heard::addAll).read());
            await(2, other);
            holder.rollback();
            assertThat(one.get() + other.get()).isEqualTo(6);
        }
        assertThat(heard).hasSize(6).doesNotHaveDuplicates();
        assertThat(waiting()).isZero();
    }

    @Test
    void while_one_server_hears_events_no_other_hears_later_ones() throws Exception {
        var matter = registered();
        var hearing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = server(some -> {
            hearing.countDown();
            await(goOn);
            heard.addAll(some);
        });
        try (var pool = Executors.newFixedThreadPool(2)) {
            var one = pool.submit(slow::read);
            hearing.await();
            dispatched(matter, "housing");
            clock.advance(Duration.ofSeconds(6)); // the lease is over
            var other = pool.submit(server(heard::addAll)::read);
            await(1, other);
            goOn.countDown();
            assertThat(one.get()).isEqualTo(1);
            assertThat(other.get()).isEqualTo(1);
        }
        assertThat(heard).containsExactly(new Happened(matter.id(), 1), new Happened(matter.id(), 2));
    }

    private OutboxReader withLeaseOutside(Listener listener) {
        var elsewhere = new DriverManagerDataSource(address.url(), address.app(), address.appPassword());
        return new OutboxReader(store, List.of(listener), List.of(), OtherServer.lease(JdbcClient.create(elsewhere), clock), transaction, clock);
    }

    /** Until so many wait for a row that another holds, or this one is done without waiting. */
    private void await(int readers, Future<?> last) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!last.isDone() && jdbc.queryForObject("""
                select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""", Integer.class) < readers) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
        }
    }

    @Test
    void an_event_that_commits_after_later_ones_were_read_is_not_passed_over() throws Exception {
        var reader = server(heard::addAll);
        var written = new CountDownLatch(1);
        var overtaken = new CountDownLatch(1);
        try (var pool = Executors.newSingleThreadExecutor()) {
            var late = pool.submit(() -> transaction.execute(_ -> {
                Matter<AppealState> matter = registered();
                written.countDown();
                await(overtaken);
                return matter;
            }));
            written.await();
            var sooner = registered();
            assertThat(reader.read()).isEqualTo(1);
            assertThat(heard).containsExactly(new Happened(sooner.id(), 1));
            overtaken.countDown();
            var committed = late.get();
            assertThat(reader.read()).isEqualTo(1);
            assertThat(heard).endsWith(new Happened(committed.id(), 1));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_a_listener_could_not_take_in_is_heard_again_and_nothing_is_half_written() {
        var failing = server(_ -> {
            jdbc.update("insert into lease (name, holder, until) values ('half-written', gen_random_uuid(), now())");
            throw new IllegalStateException("not today");
        });
        answered(inHand("housing"), "housing");
        int before = waiting();
        assertThatThrownBy(failing::read).hasMessage("not today");
        assertThat(waiting()).isEqualTo(before);
        assertThat(jdbc.queryForObject("select count(*) from lease where name = 'half-written'", Integer.class)).isZero();
        assertThat(server(heard::addAll).read()).isEqualTo(before);
    }

    @Test
    void it_says_up_to_when_everything_was_heard() {
        var reader = server(heard::addAll);
        reader.read();
        var then = clock.instant();
        clock.advance(Duration.ofSeconds(40));
        registered();
        assertThat(reader.asOf()).contains(then);
        reader.read();
        assertThat(reader.asOf()).contains(clock.instant());
    }

    @AfterEach
    @Override
    void every_figure_is_what_history_says() {
        jdbc.update("insert into outbox (district, matter_id, revision) select district, matter_id, revision from matter"); // others heard them
        super.every_figure_is_what_history_says();
    }
}
