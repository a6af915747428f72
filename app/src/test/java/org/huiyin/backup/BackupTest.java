package org.huiyin.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.appeals.command.ResidentHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.HistoryCheck;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.people.Role;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.EmbeddedDatabase;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.PublicFiles;
import org.huiyin.storage.RefusedToServe;
import org.huiyin.storage.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A resident's name and number are planted and searched for everywhere: after an erasure, and after a backup from before it came back. */
class BackupTest {
    private static final String NAME = "欧阳晓岚";
    private static final String NUMBER = "13877712345";
    private static final String TEXT = "我是" + NAME + "，电话" + NUMBER + "，地下车库又积水了。";
    private static final byte[] PDF = ("%PDF-1.4\n% " + NAME + " " + NUMBER + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    private final SettableClock clock = new SettableClock("2026-09-16T09:12");
    private Matter<AppealState> erased;
    private Matter<AppealState> other;
    private String secondFactor;

    @TempDir
    Path folder;

    @Test
    void what_was_erased_stays_erased_when_a_backup_from_before_is_restored() throws Exception {
        var data = folder.resolve("data");
        var backups = folder.resolve("backups");
        lived(data, backups);
        assertNothingIn(data);
        assertNothingIn(backups);

        var next = folder.resolve("next");
        takeMasterKey(data, next);
        var restore = new Restore(kept(next), backups);
        assertThatThrownBy(() -> restore.load(null, false, clock)).isInstanceOf(RefusedToServe.class).hasMessageContaining("what was erased since the backup comes back");
        assertThat(restore.load(data.resolve("erasures"), false, clock).readable()).isTrue();

        try (var database = EmbeddedDatabase.start(next)) {
            assertThat(count(database.address(), "matter_key", erased.id())).as("the backup did bring it back").isEqualTo(1);
            try (var server = StartedServer.start(next, database.address(), clock)) {
                assertErased(server, database.address());
                assertReadable(server);
                assertThat(secondFactor(server)).as("the administrator's own device still opens the door").isNotNull().isEqualTo(secondFactor);
                assertThat(server.get(HistoryCheck.class).differences()).isEmpty();
                server.lived(server.registered("路灯不亮。", NAME + "二", NUMBER), "water");
            }
            assertNothingInTables(database.address());
        }
        assertNothingIn(next);
    }

    @Test
    void keys_are_kept_for_a_shorter_time_and_a_backup_without_them_brings_back_the_history_alone() throws Exception {
        var data = folder.resolve("data");
        var backups = folder.resolve("backups");
        lived(data, backups);
        var kept = new BackupFolder(backups);
        var taken = Manifest.in(kept.newest().orElseThrow()).takenAt();
        kept.forget(taken.minus(Duration.ofDays(60)), taken.plusSeconds(1));
        assertThat(kept.keys(taken)).doesNotExist();
        assertThat(kept.files()).isDirectoryRecursivelyContaining(Files::isRegularFile);

        var next = folder.resolve("next");
        takeMasterKey(data, next);
        assertThat(new Restore(kept(next), backups).load(data.resolve("erasures"), false, clock).readable()).isFalse();
        try (var database = EmbeddedDatabase.start(next); var server = StartedServer.start(next, database.address(), clock)) {
            assertThat(server.<Matters>get(Matters.class).get(other.id()).key()).isNull();
            assertThat(server.get(HistoryCheck.class).differences()).isEmpty();
        }
        kept.forget(taken.plusSeconds(1), taken.plusSeconds(1));
        assertThat(kept.all()).isEmpty();
        try (var left = Files.walk(kept.files())) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_backup_is_not_loaded_over_a_district_nor_under_another_master_key_nor_when_damaged() throws Exception {
        var data = folder.resolve("data");
        var backups = folder.resolve("backups");
        lived(data, backups);
        assertThatThrownBy(() -> new Restore(kept(data), backups).load(null, false, clock)).isInstanceOf(RefusedToServe.class)
                .hasMessageContaining("not empty");

        var next = folder.resolve("next");
        new Secrets(next).get("master-key");
        assertThatThrownBy(() -> new Restore(kept(next), backups).load(null, true, clock)).isInstanceOf(RefusedToServe.class)
                .hasMessageContaining("another master key");

        Files.delete(next.resolve("secrets").resolve("master-key"));
        takeMasterKey(data, next);
        var events = new BackupFolder(backups).newest().orElseThrow().resolve("matter_event.copy.gz");
        var bytes = Files.readAllBytes(events);
        bytes[bytes.length / 2] ^= 1;
        Files.write(events, bytes);
        assertThatThrownBy(() -> new Restore(kept(next), backups).load(null, true, clock)).isInstanceOf(RefusedToServe.class)
                .hasMessageContaining("The backup is damaged");
        assertThat(next.resolve("postgres")).as("all or nothing").doesNotExist();
    }

    private static String secondFactor(StartedServer server) {
        return server.get(CredentialStore.class).byLogin("administrator-centre").orElseThrow().secondFactor();
    }

    /** Two appeals, a backup while the server runs, and then one of the two is erased. */
    private void lived(Path data, Path backups) throws IOException, SQLException {
        try (var database = EmbeddedDatabase.start(data); var server = StartedServer.start(data, database.address(), clock)) {
            server.found(data);
            secondFactor = secondFactor(server);
            erased = server.lived(registered(server), "housing");
            other = server.lived(registered(server), "water");
            assertReadable(server);
            assertThat(new Backup(kept(data), new BackupFolder(backups)::at, clock).take().filesGone()).isZero();
            assertThat(Files.getPosixFilePermissions(backups)).as("for its owner's eyes alone").hasSize(3);
            erase(server);
            assertErased(server, database.address());
            assertNothingInTables(database.address());
        }
    }

    private Matter<AppealState> registered(StartedServer server) {
        var upload = server.get(Attachments.class).upload(NAME + ".pdf", PDF);
        return server.registered(TEXT, NAME, NUMBER, upload.id());
    }

    private void erase(StartedServer server) {
        var resident = server.get(RegistrationStore.class).resident(erased.id()).orElseThrow();
        server.get(ResidentHandler.class).askErasure(new ResidentHandler.Holder(erased.id(), resident, UUID.randomUUID(), null));
        server.get(ErasureHandler.class).erase(server.ask(erased.id(), Role.ADMINISTRATOR, "centre"), "物业");
    }

    private void assertErased(StartedServer server, DatabaseAddress address) throws SQLException {
        var now = server.<Matters>get(Matters.class).get(erased.id());
        assertThat(now.key()).isNull();
        assertThat(now.header().title()).isIn("物业", "公共设施维修");
        for (var table : List.of("matter_key", "matter_words", "matter_search", "attachment", "matter_agenda")) {
            assertThat(count(address, table, erased.id())).as(table).isZero();
        }
        assertThat(count(address, "matter_event", erased.id())).isPositive();
    }

    private void assertReadable(StartedServer server) {
        var key = Objects.requireNonNull(server.<Matters>get(Matters.class).get(other.id()).key());
        var sealed = server.get(JdbcTemplate.class).query("select no, sealed from matter_words where matter_id = ? and use = 'text'",
                (row, _) -> key.open(row.getShort(1), row.getBytes(2)), other.id().value());
        assertThat(sealed).containsExactly(TEXT);
        var attachments = server.get(Attachments.class);
        var listed = attachments.of(other.id(), key);
        assertThat(listed).singleElement().extracting(Attachments.Listed::name).isEqualTo(NAME + ".pdf");
        assertThat(attachments.read(other.id(), key, listed.getFirst().id()).orElseThrow().bytes()).isEqualTo(PDF);
    }

    private static Kept kept(Path data) {
        return new Kept(data, Optional.empty(), "", data.resolve("erasures"), FileStore.in(data.resolve("files")), PublicFiles.in(data.resolve("log")));
    }

    private static void takeMasterKey(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("secrets"));
        Files.copy(from.resolve("secrets").resolve("master-key"), to.resolve("secrets").resolve("master-key"));
    }

    private static int count(DatabaseAddress address, String table, MatterId id) throws SQLException {
        try (var connection = owner(address); var ask = connection.prepareStatement("select count(*) from " + table + " where matter_id = ?")) {
            ask.setLong(1, id.value());
            try (var row = ask.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void assertNothingInTables(DatabaseAddress address) throws SQLException {
        try (var connection = owner(address); var sql = connection.createStatement()) {
            var tables = new java.util.ArrayList<String>();
            try (var row = sql.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            assertThat(tables).contains("matter", "matter_words", "matter_search", "attachment", "outbox");
            for (var table : tables) {
                try (var row = sql.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        assertThat(row.getString(1)).as(table).doesNotContain(NAME, NUMBER);
                    }
                }
            }
        }
    }

    private static Connection owner(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword());
    }

    /** In every file, however the name may be encoded. */
    private static void assertNothingIn(Path place) throws IOException {
        var planted = Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GB18030"))
                .flatMap(charset -> Stream.of(NAME, NUMBER).map(word -> new String(word.getBytes(charset), StandardCharsets.ISO_8859_1))).toList();
        try (var files = Files.walk(place)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = file.toString().endsWith(".gz") ? unzipped(file) : Files.readAllBytes(file);
                var text = new String(bytes, StandardCharsets.ISO_8859_1);
                assertThat(planted.stream().filter(text::contains)).as(file.toString()).isEmpty();
            }
        }
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
