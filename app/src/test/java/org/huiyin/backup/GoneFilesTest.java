package org.huiyin.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.PublicFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A matter is erased in the very moment when a backup would copy its file: the night's backup is whole all the same. */
class GoneFilesTest {
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private final SettableClock clock = new SettableClock("2026-09-16T09:12");
    private final DatabaseAddress source = TestDatabase.fresh();

    @TempDir
    Path folder;

    @Test
    void what_goes_while_it_is_copied_is_counted_as_gone_and_the_manifest_names_the_rest() throws Exception {
        var data = folder.resolve("data");
        List<String> addresses;
        try (var server = StartedServer.start(data, source, clock, "--huiyin.outbox=off").found(data)) {
            for (int i = 0; i < 3; i++) {
                server.registered("地下车库积水。", "欧阳晓岚", "13877712345", server.get(Attachments.class).upload("积水.pdf", PDF).id());
            }
            addresses = server.get(JdbcTemplate.class).queryForList("select address from attachment", String.class);
        }
        var backups = folder.resolve("backups");
        Files.createDirectories(backups.resolve("files"));
        Files.setPosixFilePermissions(backups.resolve("files"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertBackedUp(data, addresses.get(0), new BackupFolder(backups)::at, 2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups.resolve("files")))).as("for its owner's eyes alone").isEqualTo("rwx------");
        var file = folder.resolve("one.backup");
        assertBackedUp(data, addresses.get(1), _ -> new BackupFile(file), 1);
        var next = folder.resolve("next");
        Files.createDirectories(next.resolve("secrets"));
        Files.copy(data.resolve("secrets").resolve("master-key"), next.resolve("secrets").resolve("master-key"));
        var files = FileStore.in(next.resolve("files"));
        try (var restore = new Restore(new Kept(next, Optional.of(TestDatabase.empty()), "", next.resolve("erasures"), files, PublicFiles.in(next.resolve("log"))), file)) {
            restore.load(null, true, clock);
        }
        assertThat(files.has(addresses.get(2))).isTrue();
        assertThat(files.has(addresses.get(1))).isFalse();
    }

    private void assertBackedUp(Path data, String goes, Function<Instant, Place> where, int left) throws Exception {
        var within = FileStore.in(data.resolve("files"));
        var taken = new Backup(new Kept(data, Optional.of(source), "", data.resolve("erasures"), new Vanishing(within, goes), PublicFiles.in(data.resolve("log"))), where, clock).take();
        assertThat(taken.filesGone()).isEqualTo(3 - left);
        assertThat(taken.manifest().files()).hasSize(left).doesNotContain(goes);
    }

    /** A store in which one file is erased just before it would be read. */
    private record Vanishing(FileStore within, String goes) implements FileStore {
        @Override
        public byte[] read(String name) {
            if (name.equals(goes)) {
                within.delete(name);
            }
            return within.read(name);
        }

        @Override
        public void write(String name, byte[] sealed) {
            within.write(name, sealed);
        }

        @Override
        public boolean has(String name) {
            return within.has(name);
        }

        @Override
        public void delete(String name) {
            within.delete(name);
        }

        @Override
        public void names(Instant before, Consumer<List<String>> some) {
            within.names(before, some);
        }

        @Override
        public Optional<String> fault() {
            return within.fault();
        }
    }
}
