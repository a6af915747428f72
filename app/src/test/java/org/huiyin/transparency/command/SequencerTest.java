package org.huiyin.transparency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.huiyin.TestDatabase;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.transparency.store.LogStore.Head;
import org.huiyin.transparency.store.LostRange;
import org.huiyin.transparency.store.Waiting;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final Duration LEASE_OVER = Duration.ofSeconds(20);
    private final LogHouse house = new LogHouse();

    /** One, some, more than a tile holds, and again a few: what becomes sealed in turn. */
    private static final int[] WAVES = {1, 40, 270, 273};

    private static void queueWaves(LogHouse house) {
        int from = 0;
        for (int i = 0; i < WAVES.length; i++) {
            house.queue(from, WAVES[i], house.clock.instant().plus(Duration.ofMinutes(i)));
            from = WAVES[i];
        }
    }

    private static void run(LogHouse house) {
        var server = house.server();
        server.begin(LogHouse.ORIGIN);
        server.check();
        for (int i = 0; i < WAVES.length; i++) {
            server.seal();
            server.publish();
            house.clock.advance(Duration.ofMinutes(1));
        }
    }

    private static Set<String> everything() {
        return new HashSet<>(IntStream.range(0, WAVES[WAVES.length - 1]).mapToObj(i -> new String(LogHouse.leaf(i), StandardCharsets.US_ASCII)).toList());
    }

    @Test
    void each_entry_is_sealed_once_wherever_the_process_is_killed() {
        int point = 1;
        var database = TestDatabase.fresh();
        for (boolean killed = true; killed; point++) {
            var each = new LogHouse(database);
            queueWaves(each);
            each.faults.killAt(point);
            killed = false;
            try {
                run(each);
            } catch (Faults.Killed expected) {
                killed = true;
            }
            each.faults.never();
            each.clock.advance(LEASE_OVER);
            run(each);
            assertThat(each.whole()).as("killed at write %d", point).doesNotHaveDuplicates().hasSameSizeAs(everything()).containsAll(everything());
            assertThat(each.jdbc.queryForObject("select count(*) from log_pending", Integer.class)).isZero();
        }
        assertThat(point).as("points at which it was killed").isGreaterThan(40);
    }

    @Test
    void a_leader_that_was_thought_dead_and_goes_on_makes_no_second_head() {
        house.queue(0, 300, house.clock.instant());
        var second = house.server();
        second.begin(LogHouse.ORIGIN);
        var files = house.files;
        var paused = house.server(new PublicFiles() {
            private boolean once;

            @Override
            public void write(Map<String, byte[]> all) {
                if (!once) {
                    once = true;
                    house.clock.advance(LEASE_OVER); // it slept, and another took over
                    house.queue(300, 310, house.clock.instant());
                    second.seal();
                    second.publish();
                }
                files.write(all);
            }

            @Override
            public Optional<byte[]> read(String path) {
                return files.read(path);
            }

            @Override
            public void deleteFolder(String folder) {
                files.deleteFolder(folder);
            }
        });
        var head = paused.seal();
        paused.publish();
        assertThat(head).isNotNull().extracting(Head::size).isEqualTo(310L);
        assertThat(house.whole()).hasSize(310).doesNotHaveDuplicates();
        assertThat(paused.seal()).as("the lease is the other's").isNull();
    }

    @Test
    void an_older_checkpoint_never_takes_the_place_of_a_newer_one() {
        var server = house.server();
        server.begin(LogHouse.ORIGIN);
        house.queue(0, 3, house.clock.instant());
        server.seal();
        var slow = house.server();
        house.queue(3, 5, house.clock.instant());
        server.seal();
        server.publish();
        slow.publish();
        assertThat(house.whole()).hasSize(5);
    }

    @Test
    void partial_tiles_go_once_the_full_one_is_there() {
        sealed(200);
        house.queue(200, 250, house.clock.instant());
        house.clock.advance(LEASE_OVER);
        house.server().seal();
        assertThat(house.files.all).containsKeys("tile/0/000.p/200", "tile/0/000.p/250", "tile/entries/000.p/250");
        house.queue(250, 600, house.clock.instant());
        house.clock.advance(LEASE_OVER);
        house.server().seal();
        house.server().publish();
        assertThat(house.files.all.keySet()).containsExactlyInAnyOrder("checkpoint", "owner", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2",
                "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88");
        assertThat(house.whole()).hasSize(600);
    }

    private Sequencer sealed(int entries) {
        var server = house.server();
        server.begin(LogHouse.ORIGIN);
        house.queue(0, entries, house.clock.instant());
        server.seal();
        server.publish();
        return server;
    }

    @Test
    void it_refuses_to_start_when_a_tile_was_changed_or_lost() {
        sealed(300);
        house.server().check();
        for (var path : List.of("tile/0/001.p/44", "tile/1/000.p/1")) {
            var good = house.files.all.get(path).clone();
            house.files.all.get(path)[3] ^= 1;
            assertThatThrownBy(house.server()::check).as("changed " + path).isInstanceOf(Inconsistent.class);
            house.files.all.remove(path);
            assertThatThrownBy(house.server()::check).as("lost " + path).isInstanceOf(Inconsistent.class);
            house.files.all.put(path, good);
        }
        house.server().check();
        house.files.all.get("tile/entries/001.p/44")[4] ^= 1;
        house.clock.advance(LEASE_OVER);
        house.queue(300, 301, house.clock.instant());
        assertThatThrownBy(house.server()::seal).isInstanceOf(Inconsistent.class).hasMessageContaining("tile/entries/001.p/44");
    }

    @Test
    void it_refuses_to_start_when_the_checkpoint_is_gone_or_of_another_log_or_newer_than_the_database() {
        sealed(3);
        var before = house.files.all.get("checkpoint");
        house.files.all.remove("checkpoint");
        assertThatThrownBy(house.server()::check).isInstanceOf(Inconsistent.class).hasMessageContaining("no checkpoint");
        house.files.all.put("checkpoint", new String(before, StandardCharsets.UTF_8).replace("district\n3", "district\n9").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(house.server()::check).isInstanceOf(Inconsistent.class).hasMessageContaining("restored from before");
        house.files.all.put("checkpoint", new String(before, StandardCharsets.UTF_8).replace("district\n3", "other\n3").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(house.server()::check).isInstanceOf(Inconsistent.class).hasMessageContaining("another log");
        house.files.all.put("checkpoint", new String(before, StandardCharsets.UTF_8).replace("district\n3", "district\n2").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(house.server()::check).isInstanceOf(Inconsistent.class).hasMessageContaining("not of the log");
    }

    /** A backup from before the last checkpoint: what it knows was sealed as it knows it, and what came after is nobody's. */
    @Test
    void after_a_restore_the_log_goes_on_from_what_was_published_when_it_is_told_to() {
        sealed(3);
        house.queue(3, 6, house.clock.instant());
        house.store.assign(house.store.claim(house.clock.instant(), 2)); // has an index and no tile when the backup is taken
        var backup = house.backup();
        house.clock.advance(LEASE_OVER);
        house.queue(6, 300, house.clock.instant());
        house.server().seal();
        house.server().publish();
        house.restore(backup);
        assertThatThrownBy(house.server()::check).isInstanceOf(Inconsistent.class).hasMessageContaining("restored from before");
        house.queue(400, 402, house.clock.instant());
        assertThat(house.store.assign(List.of(new Waiting((short) 1, 999L, 1, null, LogHouse.leaf(999))))).as("no index is given while it stands still").isEmpty();
        house.server().resume();
        house.server().check();
        assertThatThrownBy(house.server()::resume).as("it stands still no longer").isInstanceOf(Inconsistent.class);
        house.clock.advance(LEASE_OVER);
        house.queue(300, 302, house.clock.instant());
        house.server().seal();
        house.server().publish();
        assertThat(house.whole()).contains("entry 299", "entry 300", "entry 301", "entry 400", "entry 401").hasSize(306); // what waited when the backup was taken waits again
        assertThat(house.store.lost(LostRange.ANYWHERE)).isEqualTo(295);
        var lost = LogEntry.parse(house.whole().get(300).getBytes(StandardCharsets.US_ASCII));
        assertThat(LostRange.of(lost, 300)).as("the log itself tells what was lost").contains(new LostRange(5, 300));
    }

    @Test
    void an_entry_that_lost_its_place_stops_the_log() {
        sealed(3);
        house.queue(3, 6, house.clock.instant());
        house.store.assign(house.store.claim(house.clock.instant(), 10));
        house.jdbc.update("delete from log_pending where index = 4");
        house.clock.advance(LEASE_OVER);
        assertThatThrownBy(house.server()::seal).isInstanceOf(Inconsistent.class).hasMessageContaining("entry 4");
        assertThat(house.store.head().orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void what_is_released_together_stands_in_no_order_of_the_day() {
        var server = house.server();
        server.begin(LogHouse.ORIGIN);
        var night = house.clock.instant().plus(Duration.ofHours(15));
        for (int i = 50; i > 0; i--) {
            house.queue(i - 1, i, night);
        }
        server.seal();
        assertThat(house.store.head().orElseThrow().size()).as("before the day is over").isZero();
        house.clock.advance(Duration.ofHours(16));
        house.server().seal();
        house.server().publish();
        assertThat(house.whole()).hasSize(50).isSorted();
    }
}
