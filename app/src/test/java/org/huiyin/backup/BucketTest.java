package org.huiyin.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.appeals.command.ResidentHandler;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.people.Role;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.PublicFiles;
import org.huiyin.storage.S3Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

/** A server whose files lie in a bucket: taken in, backed up, loaded into another bucket, erased. */
class BucketTest {
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private final SettableClock clock = new SettableClock("2026-09-16T09:12");

    @TempDir
    static Path folder;

    @Test
    void files_go_with_a_backup_from_one_bucket_to_another_and_with_an_erasure_for_good() throws Exception {
        var data = folder.resolve("data");
        var bucket = S3Server.newBucket();
        var source = TestDatabase.fresh();
        var file = folder.resolve("with-bucket.backup");
        MatterId id;
        try (var server = StartedServer.start(data, source, clock, arguments(bucket)).found(data)) {
            id = server.registered("地下车库积水。", "欧阳晓岚", "13877712345", server.get(Attachments.class).upload("积水.pdf", PDF).id()).id();
            assertThat(data.resolve("files")).doesNotExist();
            assertThat(FileStore.given(bucket).has(address(server, id))).isTrue();
            assertThat(new Backup(kept(data, source, bucket), _ -> new BackupFile(file), clock).take().filesGone()).isZero();
        }
        var next = folder.resolve("next");
        Files.createDirectories(next.resolve("secrets"));
        Files.copy(data.resolve("secrets").resolve("master-key"), next.resolve("secrets").resolve("master-key"));
        var other = S3Server.newBucket();
        var there = TestDatabase.empty();
        try (var restore = new Restore(kept(next, there, other), file)) {
            restore.load(null, true, clock);
        }
        try (var server = StartedServer.start(next, there, clock, arguments(other))) {
            var key = Objects.requireNonNull(server.<Matters>get(Matters.class).get(id).key());
            var attachments = server.get(Attachments.class);
            assertThat(attachments.read(id, key, attachments.of(id, key).getFirst().id()).orElseThrow().bytes()).isEqualTo(PDF);
            var address = address(server, id);
            erase(server, id);
            assertThat(FileStore.given(other).has(address)).isFalse();
        }
    }

    private static void erase(StartedServer server, MatterId id) {
        var resident = server.get(RegistrationStore.class).resident(id).orElseThrow();
        var residents = server.get(ResidentHandler.class);
        residents.askErasure(new ResidentHandler.Holder(id, resident, UUID.randomUUID(), null));
        residents.withdraw(new ResidentHandler.Holder(id, resident, UUID.randomUUID(), null), null);
        server.get(ErasureHandler.class).erase(server.ask(id, Role.ADMINISTRATOR, "centre"), "物业");
    }

    private static String address(StartedServer server, MatterId id) {
        return server.get(JdbcTemplate.class).queryForObject("select address from attachment where matter_id = ?", String.class, id.value());
    }

    private static Kept kept(Path data, DatabaseAddress address, MockEnvironment bucket) {
        return new Kept(data, Optional.of(address), "", data.resolve("erasures"), FileStore.given(bucket), PublicFiles.in(data.resolve("log")));
    }

    private static String[] arguments(MockEnvironment bucket) {
        return Stream.concat(Stream.of("--huiyin.outbox=off"), S3Server.SETTINGS.stream().map(name -> "--" + name + "=" + bucket.getProperty(name)))
                .toArray(String[]::new);
    }
}
