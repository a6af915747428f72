package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.appeals.command.ResidentHandler;
import org.huiyin.kernel.Caller;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.people.Role;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.OtherServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Sealed files that nobody names any more: what could not be deleted at once keeps nothing else waiting and is swept another day. */
class SweptFilesTest {
    private static final SettableClock CLOCK = new SettableClock("2026-09-16T09:12");
    private static StartedServer server;

    @TempDir
    static Path data;

    @BeforeAll
    static void start() {
        server = StartedServer.start(data, TestDatabase.fresh(), CLOCK).found(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void whose_files_they_are_is_not_yet_said() {
        files().delete(FileStore.OWNER);
    }

    @Test
    void an_erasure_is_listed_and_its_other_files_go_though_one_cannot_be_deleted() throws IOException {
        var matter = registered();
        var stuck = file(address(matter));
        var small = file(thumbnail(matter));
        Files.delete(stuck);
        var inside = Files.createDirectories(stuck.resolve("cannot be deleted"));
        erase(matter.id());
        assertThat(new ErasureList(data.resolve("erasures")).read()).contains(matter.id());
        assertThat(small).doesNotExist();
        Files.delete(inside);
        Files.delete(stuck);
        Files.write(stuck, new byte[10]);
        CLOCK.advance(Duration.ofHours(25));
        written(stuck, Duration.ofHours(25));
        server.get(Sweep.class).sweep();
        assertThat(stuck).doesNotExist();
    }

    @Test
    void what_a_step_taken_back_wrote_is_swept_after_a_day_and_what_a_matter_owns_stays() throws IOException {
        var matter = registered();
        var left = takenBack(matter);
        written(left, Duration.ofHours(23));
        server.get(Sweep.class).sweep();
        assertThat(left).exists();
        written(left, Duration.ofHours(25));
        written(file(address(matter)), Duration.ofDays(30));
        written(file(thumbnail(matter)), Duration.ofDays(30));
        server.get(Sweep.class).sweep();
        assertThat(left).doesNotExist();
        assertThat(file(address(matter))).exists();
        assertThat(file(thumbnail(matter))).exists();
    }

    @Test
    void in_a_store_that_belongs_to_another_database_nothing_is_swept() throws IOException {
        var left = takenBack(registered());
        written(left, Duration.ofDays(30));
        files().write(FileStore.OWNER, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        server.get(Sweep.class).sweep();
        assertThat(left).exists();
        var list = loose(UUID.randomUUID().toString());
        CLOCK.advance(Duration.ofDays(2));
        for (var round : List.of("FileRounds.sweep", "FileRounds.forget")) {
            round(round);
        }
        assertThat(list).as("a list that the other imports").exists();
        written(file(FileStore.OWNER), Duration.ofDays(30));
        server.get(Sweep.class).sweep();
        assertThat(file(FileStore.OWNER)).as("nor is the mark").exists();
    }

    @Test
    void it_is_swept_once_a_day() throws IOException {
        CLOCK.advance(Duration.ofDays(2));
        round("FileRounds.sweep");
        var left = takenBack(registered());
        written(left, Duration.ofDays(2));
        CLOCK.advance(Duration.ofHours(1));
        round("FileRounds.sweep");
        assertThat(left).exists();
        CLOCK.advance(Duration.ofHours(24));
        round("FileRounds.sweep");
        assertThat(left).doesNotExist();
    }

    @Test
    void what_waits_stays_however_old_its_file_and_what_nothing_names_does_not() throws IOException {
        var attachments = server.get(Attachments.class);
        var upload = attachments.upload("照片.jpg", Pictures.of("jpg", 40, 20)).id();
        var jdbc = server.get(JdbcTemplate.class);
        var thumbnail = Objects.requireNonNull(jdbc.queryForObject("select thumbnail::text from upload where id = ?", String.class, upload));
        var coming = server.get(ComingUploads.class);
        var caller = new Caller("192.0.2.1", false);
        var begun = coming.begin("a.pdf", 700_000, caller).id();
        coming.append(begun, 0, new ByteArrayInputStream(new byte[600_000]), caller);
        var piece = Objects.requireNonNull(jdbc.queryForObject("select pieces[1]::text from upload_coming where id = ?", String.class, begun));
        var job = UUID.randomUUID();
        jdbc.update("insert into job (district, id, kind, account, state, total, body, created_at) values (1, ?, 'import', ?, 'done', 0, '{}', now())", job, job);
        var kept = List.of(file(upload.toString()), file(thumbnail), file(piece), loose(job.toString()));
        for (var one : kept) {
            written(one, Duration.ofDays(2));
        }
        var lost = List.of(loose(UUID.randomUUID().toString()), loose("abhalf1234567"));
        server.get(Sweep.class).sweep();
        assertThat(kept).allSatisfy(one -> assertThat(one).exists());
        assertThat(lost).allSatisfy(one -> assertThat(one).doesNotExist());
        jdbc.update("delete from job where id = ?", job);
        coming.end(begun);
    }

    @Test
    void uploads_nobody_used_are_forgotten_by_one_of_the_servers() {
        var left = file(server.get(Attachments.class).upload("照片.jpg", Pictures.of("jpg", 40, 20)).id().toString());
        CLOCK.advance(Duration.ofHours(25));
        OtherServer.lease(server.get(JdbcClient.class), CLOCK).held("unused-uploads", Duration.ofHours(1));
        round("FileRounds.forget");
        assertThat(left).exists();
        CLOCK.advance(Duration.ofHours(2)); // the other is dead
        round("FileRounds.forget");
        assertThat(left).doesNotExist();
    }

    /** One that has lain there for two days. */
    private static Path loose(String name) throws IOException {
        var left = file(name);
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[10]);
        written(left, Duration.ofDays(2));
        return left;
    }

    /** As the server's own timer would. */
    private static void round(String rounds) {
        server.get(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks().stream()
                .filter(task -> task.toString().contains(rounds)).findFirst().orElseThrow().getTask().getRunnable().run();
    }

    private static void erase(MatterId id) {
        var resident = server.get(RegistrationStore.class).resident(id).orElseThrow();
        var residents = server.get(ResidentHandler.class);
        residents.askErasure(new ResidentHandler.Holder(id, resident, UUID.randomUUID(), null));
        residents.withdraw(new ResidentHandler.Holder(id, resident, UUID.randomUUID(), null), null);
        server.get(ErasureHandler.class).erase(server.ask(id, Role.ADMINISTRATOR, "centre"), "物业");
    }

    private static Matter<?> registered() {
        return server.registered("地下车库积水。", "欧阳晓岚", "13877712345",
                server.get(Attachments.class).upload("照片.jpg", Pictures.of("jpg", 40, 20)).id());
    }

    /** The file that an adoption wrote before it was rolled back. */
    private static Path takenBack(Matter<?> matter) {
        var upload = server.get(Attachments.class).upload("a.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)).id();
        var address = server.get(TransactionTemplate.class).execute(transaction -> {
            server.get(Adoptions.class).adopt(matter.id(), Objects.requireNonNull(matter.key()), List.of(upload), "appeal");
            transaction.setRollbackOnly();
            return server.get(JdbcTemplate.class).queryForObject("select address from attachment where id = ?", String.class, upload);
        });
        var left = file(Objects.requireNonNull(address));
        assertThat(left).exists();
        return left;
    }

    private static String address(Matter<?> matter) {
        return one("address", matter);
    }

    private static String thumbnail(Matter<?> matter) {
        return one("thumbnail", matter);
    }

    private static String one(String column, Matter<?> matter) {
        return Objects.requireNonNull(server.get(JdbcTemplate.class).queryForObject("select " + column + " from attachment where matter_id = ?", String.class,
                matter.id().value()));
    }

    private static FileStore files() {
        return server.get(FileStore.class);
    }

    private static Path file(String name) {
        return data.resolve("files").resolve(name.substring(0, 2)).resolve(name);
    }

    private static void written(Path file, Duration ago) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant().minus(ago)));
    }
}
