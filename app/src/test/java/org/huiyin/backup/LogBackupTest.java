package org.huiyin.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.matters.command.OutboxReader;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.transparency.command.Sequencer;
import org.huiyin.transparency.store.LogStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public log goes into a backup and comes out of it: grown again from its entries, whole, and going on. */
class LogBackupTest {
    private final SettableClock clock = new SettableClock("2026-09-16T09:12");
    private final DatabaseAddress source = TestDatabase.fresh();
    private LogStore.Head sealed;

    @TempDir
    Path folder;
    private Path data;

    @BeforeEach
    void live() {
        data = folder.resolve("data");
        try (var server = StartedServer.start(data, source, clock, "--huiyin.outbox=off").found(data)) {
            server.get(Sequencer.class).begin("log.example.gov.cn/district");
            sealed = grown(server);
        }
    }

    private static LogStore.Head grown(StartedServer server) {
        server.lived(server.registered("地下车库积水。", "欧阳晓岚", "13877712345"), "water");
        server.get(OutboxReader.class).read();
        server.get(Sequencer.class).seal();
        server.get(Sequencer.class).publish();
        return server.get(LogStore.class).head().orElseThrow();
    }

    @Test
    void a_restored_log_is_the_same_to_the_byte_and_goes_on() throws Exception {
        var file = folder.resolve("one.backup");
        var taken = new Backup(kept(data, source), _ -> new BackupFile(file), clock).take();
        assertThat(taken.lacksLog()).isFalse();
        assertThat(taken.manifest().files()).as("tiles are no attachments").isEmpty();

        var next = next();
        var there = TestDatabase.empty();
        assertThat(load(file, next, there).log()).isEqualTo(Restore.Log.RESTORED);
        var before = files(data.resolve("log")).stream().filter(path -> !path.equals("owner")).toList(); // whose it was there is nothing to the next house
        assertThat(files(next.resolve("log"))).containsExactlyElementsOf(before);
        for (var path : before) {
            assertThat(next.resolve("log").resolve(path)).hasSameBinaryContentAs(data.resolve("log").resolve(path));
        }
        try (var server = StartedServer.start(next, there, clock, "--huiyin.outbox=off")) {
            server.get(Sequencer.class).check();
            var after = grown(server);
            assertThat(after.size()).isGreaterThan(sealed.size());
            var log = PublicFiles.in(next.resolve("log"));
            assertThat(new TiledTree(after.size(), after.root(), tile -> log.read(tile.path())).rootAt(sealed.size())).isEqualTo(sealed.root());
        }
    }

    @Test
    void a_log_that_is_published_already_is_left_as_it_is() throws Exception {
        var backups = folder.resolve("backups");
        new Backup(kept(data, source), new BackupFolder(backups)::at, clock).take();
        var next = next();
        PublicFiles.in(next.resolve("log")).write(java.util.Map.of("checkpoint", new byte[] {1}));
        assertThat(load(backups, next, TestDatabase.empty()).log()).isEqualTo(Restore.Log.THERE);
        assertThat(files(next.resolve("log"))).containsExactly("checkpoint");
    }

    @Test
    void the_beginning_of_the_log_is_gone_on_from() throws Exception {
        var file = folder.resolve("one.backup");
        var early = Files.readAllBytes(data.resolve("log/checkpoint"));
        clock.advance(java.time.Duration.ofMinutes(1)); // the lease of the server before is over
        try (var server = StartedServer.start(data, source, clock, "--huiyin.outbox=off")) {
            sealed = grown(server);
        }
        new Backup(kept(data, source), _ -> new BackupFile(file), clock).take();
        var next = next();
        PublicFiles.in(next.resolve("log")).write(java.util.Map.of("checkpoint", early));
        assertThat(load(file, next, TestDatabase.empty()).log()).isEqualTo(Restore.Log.RESTORED);
        assertThat(next.resolve("log/checkpoint")).hasSameBinaryContentAs(data.resolve("log/checkpoint"));
    }

    @Test
    void a_log_with_a_tile_that_was_changed_or_lost_is_left_out_and_said() throws Exception {
        var backups = folder.resolve("backups");
        var tile = data.resolve("log").resolve(new TilePath(TilePath.ENTRIES, 0, (int) sealed.size()).path());
        var bytes = Files.readAllBytes(tile);
        bytes[bytes.length - 4] ^= 1;
        Files.write(tile, bytes);
        assertThat(new Backup(kept(data, source), new BackupFolder(backups)::at, clock).take().lacksLog()).as("it could not be restored").isTrue();
        Files.delete(tile);
        var gone = folder.resolve("gone.backup");
        assertThat(new Backup(kept(data, source), _ -> new BackupFile(gone), clock).take().lacksLog()).isTrue();
        assertThat(load(gone, next(), TestDatabase.empty()).log()).as("everything else is there").isEqualTo(Restore.Log.NONE);
    }

    @Test
    void backups_of_one_folder_share_the_tiles_and_forget_them_with_the_last() throws Exception {
        var backups = new BackupFolder(folder.resolve("backups"));
        new Backup(kept(data, source), backups::at, clock).take();
        var manifest = Manifest.in(backups.newest().orElseThrow());
        assertThat(manifest.log()).isNotNull().extracting(LogCopy.Held::size).isEqualTo(sealed.size());
        backups.forget(manifest.takenAt(), manifest.takenAt());
        assertThat(manifest.log().tiles()).allMatch(FileStore.in(backups.files())::has);
        backups.forget(manifest.takenAt().plusSeconds(1), manifest.takenAt());
        assertThat(manifest.log().tiles()).noneMatch(FileStore.in(backups.files())::has);
    }

    private Path next() throws java.io.IOException {
        var next = folder.resolve("next");
        Files.createDirectories(next.resolve("secrets"));
        Files.copy(data.resolve("secrets").resolve("master-key"), next.resolve("secrets").resolve("master-key"));
        return next;
    }

    private Restore.Loaded load(Path from, Path into, DatabaseAddress address) throws Exception {
        try (var restore = new Restore(kept(into, address), from)) {
            return restore.load(null, true, clock);
        }
    }

    private static List<String> files(Path root) throws java.io.IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).map(each -> root.relativize(each).toString()).sorted().toList();
        }
    }

    private static Kept kept(Path data, DatabaseAddress address) {
        return new Kept(data, Optional.of(address), "", data.resolve("erasures"), FileStore.in(data.resolve("files")), PublicFiles.in(data.resolve("log")));
    }
}
