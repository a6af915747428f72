package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of sealed files does, wherever they lie. */
abstract class FileStoreContract {
    private static final int MOST = 20 << 20;

    /** An empty one. */
    abstract FileStore store();

    static List<String> names(FileStore store, Instant before) {
        var told = new ArrayList<String>();
        store.names(before, told::addAll);
        return told;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_written_is_read_as_it_was_and_no_longer_once_deleted() {
        var store = store();
        var sealed = new byte[MOST];
        new Random(7).nextBytes(sealed);
        var name = FileStore.address(sealed);
        assertThat(store.has(name)).isFalse();
        store.write(name, sealed);
        assertThat(store.has(name)).isTrue();
        assertThat(FileStore.address(store.read(name))).isEqualTo(name);
        store.delete(name);
        assertThat(store.has(name)).isFalse();
        store.delete(name);
    }

    @Test
    void what_is_not_there_cannot_be_read() {
        var store = store();
        store.write("1".repeat(64), bytes("another"));
        assertThatThrownBy(() -> store.read("0".repeat(64))).isInstanceOf(RuntimeException.class).isNotInstanceOf(FilesAway.class);
    }

    @Test
    void the_later_takes_the_place_of_the_earlier_and_an_empty_file_is_one() {
        var store = store();
        var name = UUID.randomUUID().toString();
        store.write(name, bytes("earlier"));
        store.write(name, bytes("later"));
        assertThat(store.read(name)).isEqualTo(bytes("later"));
        store.write(name, new byte[0]);
        assertThat(store.read(name)).isEmpty();
    }

    @Test
    void files_are_found_by_their_age() {
        var store = store();
        var upload = UUID.randomUUID().toString();
        store.write(upload, bytes("an upload"));
        store.write(upload + ".0003", bytes("a piece of one"));
        var address = FileStore.address(bytes("of a matter"));
        store.write(address, bytes("of a matter"));
        assertThat(names(store, Instant.now().plus(Duration.ofHours(1)))).containsExactlyInAnyOrder(upload, upload + ".0003", address);
        assertThat(names(store, Instant.now().minus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void all_names_are_told_some_at_a_time_and_may_be_deleted_meanwhile() {
        var store = store();
        var upload = UUID.randomUUID().toString();
        var sealed = IntStream.range(0, 30).mapToObj(n -> bytes("file " + n)).toList();
        sealed.forEach(each -> store.write(FileStore.address(each), each));
        store.write(upload, bytes("an upload"));
        var told = new ArrayList<String>();
        store.names(Instant.now().minus(Duration.ofHours(1)), told::addAll);
        assertThat(told).isEmpty();
        store.names(Instant.now().plus(Duration.ofHours(1)), some -> {
            told.addAll(some);
            store.deleteEach(some);
        });
        assertThat(told).hasSize(31).contains(upload).containsAll(sealed.stream().map(FileStore::address).toList());
        assertThat(store.has(upload)).isFalse();
        assertThat(store.has(told.getFirst())).isFalse();
    }

    @Test
    void a_file_that_is_gone_is_not_found() {
        var store = store();
        store.write("abc", bytes("here"));
        assertThat(store.find("abc")).hasValue(bytes("here"));
        store.delete("abc");
        assertThat(store.find("abc")).isEmpty();
    }

    @Test
    void many_at_once_do_not_disturb_one_another() {
        var store = store();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40).forEach(n -> threads.submit(() -> store.write(FileStore.address(bytes("file " + n)), bytes("file " + n))));
        }
        assertThat(IntStream.range(0, 40)).allSatisfy(n -> assertThat(store.read(FileStore.address(bytes("file " + n)))).isEqualTo(bytes("file " + n)));
    }

    @Test
    void a_store_that_answers_has_no_fault() {
        assertThat(store().fault()).isEmpty();
    }
}
