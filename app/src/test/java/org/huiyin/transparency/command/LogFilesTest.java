package org.huiyin.transparency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.transparency.store.Waiting;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that take their time, and files that are another's. */
class LogFilesTest {
    private static final Duration LEASE_OVER = Duration.ofSeconds(20);
    private final LogHouse house = new LogHouse();

    private Sequencer sealed(int entries) {
        var server = house.server();
        server.begin(LogHouse.ORIGIN);
        house.queue(0, entries, house.clock.instant());
        server.seal();
        server.publish();
        return server;
    }

    /** A bucket may take seconds, and every step in the house waits for its index. */
    @Test
    void indexes_are_given_out_while_a_checkpoint_is_being_written() {
        sealed(3);
        house.clock.advance(LEASE_OVER);
        var given = new ArrayList<Long>();
        house.server(new PublicFiles() {
            @Override
            public void write(Map<String, byte[]> all) {
                var transaction = new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(house.jdbc.getDataSource())));
                given.add(transaction.execute(_ -> {
                    house.jdbc.execute("set local lock_timeout = '2s'");
                    return house.store.assign(List.of(new Waiting((short) 1, 999L, 1, null, LogHouse.leaf(999)))).orElseThrow();
                }));
                house.files.write(all);
            }

            @Override
            public Optional<byte[]> read(String path) {
                return house.files.read(path);
            }

            @Override
            public void deleteFolder(String folder) {
                house.files.deleteFolder(folder);
            }
        }).publish();
        assertThat(given).containsExactly(3L);
    }

    /** A trial server with the settings of the one in use, or the one in use after a restore: nobody can tell, so an administrator says. */
    @Test
    void a_copy_of_the_database_that_reaches_the_same_files_stands_still_until_it_is_told_to_go_on() {
        sealed(3).check();
        var copy = house.backup();
        house.restore(copy);
        assertThatThrownBy(house.server()::check).isInstanceOf(Inconsistent.class).hasMessageContaining("another database");
        assertThat(house.store.assign(List.of(new Waiting((short) 1, 999L, 1, null, LogHouse.leaf(999))))).as("no index is given").isEmpty();
        house.server().resume();
        house.server().check();
        house.queue(3, 4, house.clock.instant());
        house.server().seal();
        house.server().publish();
        assertThat(house.whole()).hasSize(4);
        assertThatThrownBy(house.server()::resume).as("it stands still no longer").isInstanceOf(Inconsistent.class);
    }
}
