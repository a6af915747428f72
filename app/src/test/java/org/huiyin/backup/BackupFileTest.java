package org.huiyin.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.matters.HistoryCheck;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.PublicFiles;
import org.huiyin.storage.RefusedToServe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A backup in one file, of a server by URL while it works, loaded into another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupFileTest {
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private final SettableClock clock = new SettableClock("2026-09-16T09:12");
    private final DatabaseAddress source = TestDatabase.fresh();
    private Path data;
    private Path file;
    private Map<String, String> before;

    @TempDir
    static Path folder;

    @BeforeAll
    void back_up() throws Exception {
        data = folder.resolve("data");
        file = folder.resolve("huiyin-2026-09-16.backup");
        try (var server = StartedServer.start(data, source, clock, "--huiyin.outbox=off").found(data)) {
            var upload = server.get(Attachments.class).upload("积水.pdf", PDF);
            server.lived(server.registered("地下车库积水。", "欧阳晓岚", "13877712345", upload.id()), "housing");
            duringWriting(server);
            before = contents(source);
            new Backup(kept(data, source), _ -> new BackupFile(file), clock).take();
        }
    }

    /** One is taken while others write: it must hold together, though nobody can say what exactly is in it. */
    private void duringWriting(StartedServer server) throws Exception {
        var busy = new AtomicBoolean(true);
        var first = new CountDownLatch(1);
        var writer = new FutureTask<>(() -> {
            for (int i = 0; busy.get(); i++) {
                var matter = server.registered("路灯坏了，第" + i + "盏。", "欧阳晓岚", "13877712345");
                server.dispatched(matter.id(), "housing");
                first.countDown();
            }
            return true;
        });
        Thread.ofPlatform().start(writer);
        first.await();
        var whileBusy = folder.resolve("while-busy.backup");
        new Backup(kept(data, source), _ -> new BackupFile(whileBusy), clock).take();
        busy.set(false);
        writer.get();
        var next = folder.resolve("busy");
        var there = TestDatabase.empty();
        load(whileBusy, next, there);
        try (var server2 = StartedServer.start(next, there, clock, "--huiyin.outbox=off")) {
            assertThat(server2.get(HistoryCheck.class).differences()).isEmpty();
        }
    }

    @Test
    void every_row_and_every_file_is_the_same_afterwards_and_keys_lie_apart() throws Exception {
        var next = folder.resolve("next");
        var there = TestDatabase.empty();
        assertThat(load(file, next, there).readable()).isTrue();
        assertThat(contents(there)).isEqualTo(before);
        assertThat(files(next)).isNotEmpty().isEqualTo(files(data));
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.getPosixFilePermissions(new BackupFile(file).keys())).hasSize(2);

        var later = folder.resolve("later");
        var headersAlone = TestDatabase.empty();
        var alone = Files.copy(file, folder.resolve("alone"));
        assertThat(load(alone, later, headersAlone).readable()).as("the keys were in the file beside it").isFalse();
        assertThat(contents(headersAlone).get("matter_key")).isNotEqualTo(before.get("matter_key"));
        assertThat(contents(headersAlone).get("matter_event")).isEqualTo(before.get("matter_event"));
        assertThatThrownBy(() -> new Backup(kept(data, source), _ -> new BackupFile(file), clock).take()).isInstanceOf(RefusedToServe.class)
                .hasMessageContaining("is there already");
    }

    @Test
    void a_file_that_was_cut_or_changed_anywhere_is_refused_and_nothing_is_loaded() throws Exception {
        var whole = Files.readAllBytes(file);
        var changed = folder.resolve("changed");
        Files.copy(new BackupFile(file).keys(), new BackupFile(changed).keys());
        var there = TestDatabase.empty();
        var random = new Random(20260916);
        for (int i = 0; i < 40; i++) {
            var bytes = i % 3 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (i % 3 != 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(changed, bytes);
            var into = folder.resolve("broken" + i);
            assertThatThrownBy(() -> load(changed, into, there)).as("attempt " + i).isInstanceOf(RefusedToServe.class).hasMessageContaining("is no whole backup");
        }
        Files.write(changed, whole);
        var keys = new BackupFile(changed).keys();
        var broken = Files.readAllBytes(keys);
        broken[broken.length / 2] ^= 1;
        Files.write(keys, broken);
        assertThatThrownBy(() -> load(changed, folder.resolve("keys"), there)).isInstanceOf(RefusedToServe.class).hasMessageContaining("changed.keys is missing or changed");
    }

    @Test
    void whoever_has_no_master_key_cannot_make_a_backup_that_is_loaded() throws Exception {
        var unpacked = folder.resolve("unpacked");
        try (var zip = new BackupFile(file)) {
            var manifest = Manifest.in(zip.open());
            var forged = new Manifest(manifest.format(), manifest.takenAt(), manifest.version(), manifest.master(), manifest.tables(), manifest.sequences(), java.util.List.of(),
                    manifest.log());
            Files.createDirectories(unpacked);
            Files.write(unpacked.resolve(Manifest.NAME), forged.json());
            Files.copy(zip.open().resolve(Manifest.SEAL), unpacked.resolve(Manifest.SEAL));
        }
        assertThatThrownBy(() -> load(unpacked, folder.resolve("next"), TestDatabase.empty())).isInstanceOf(RefusedToServe.class)
                .hasMessageContaining("is not what was written under this master key");
    }

    private Restore.Loaded load(Path from, Path into, DatabaseAddress address) throws IOException, SQLException {
        Files.createDirectories(into.resolve("secrets"));
        Files.copy(data.resolve("secrets").resolve("master-key"), into.resolve("secrets").resolve("master-key"), StandardCopyOption.REPLACE_EXISTING);
        try (var restore = new Restore(kept(into, address), from)) {
            return restore.load(null, true, clock);
        }
    }

    private static Kept kept(Path data, DatabaseAddress address) {
        return new Kept(data, Optional.of(address), "", data.resolve("erasures"), FileStore.in(data.resolve("files")), PublicFiles.in(data.resolve("log")));
    }

    /** A fingerprint of every table that a backup holds. */
    private static Map<String, String> contents(DatabaseAddress address) throws SQLException {
        var contents = new TreeMap<String, String>();
        try (var connection = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword()); var sql = connection.createStatement()) {
            for (var table : org.huiyin.backup.store.BackedUp.tables(connection)) {
                try (var row = sql.executeQuery("select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) from " + table + " t")) {
                    row.next();
                    contents.put(table, row.getString(1));
                }
            }
        }
        return contents;
    }

    private static Map<String, String> files(Path data) throws IOException {
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(data.resolve("files"))) {
            for (var each : all.filter(Files::isRegularFile).toList()) {
                found.put(each.getFileName().toString(), org.huiyin.backup.store.Snapshot.hash(each));
            }
        }
        return found;
    }
}
