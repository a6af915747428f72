package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Files on disk: under the key of one matter, by the sum of what lies there, and nothing beside. */
class AttachmentsTest {
    private static final SettableClock CLOCK = new SettableClock("2026-09-16T09:12");
    private static StartedServer server;

    @TempDir
    static Path data;

    private Attachments attachments;
    private Adoptions adoptions;

    @BeforeAll
    static void start() {
        server = StartedServer.start(data, TestDatabase.fresh(), CLOCK).found(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nothing_lies_here() throws IOException {
        CLOCK.set("2026-09-16T09:12");
        attachments = server.get(Attachments.class);
        adoptions = server.get(Adoptions.class);
        for (var file : files()) {
            Files.delete(file);
        }
    }

    @Test
    void what_is_kept_of_a_photograph_is_the_picture_alone() {
        var matter = registered(Pictures.fromACamera(40, 20, 6));
        var kept = opened(matter, address(matter));
        assertThat(kept).isEqualTo(attachments.read(matter.id(), key(matter), id(matter)).orElseThrow().bytes()).isNotEmpty();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif").doesNotContain(Pictures.CAMERA);
    }

    @Test
    void a_file_lies_under_the_sum_of_its_sealed_bytes_and_is_never_shared_between_matters() throws IOException {
        var photograph = Pictures.of("jpg", 40, 20);
        var one = registered(photograph);
        var other = registered(photograph);
        for (var matter : List.of(one, other)) {
            assertThat(org.huiyin.storage.FileStore.address(Files.readAllBytes(file(address(matter))))).isEqualTo(address(matter));
        }
        assertThat(address(one)).isNotEqualTo(address(other));
        assertThat(opened(one, address(one))).isEqualTo(opened(other, address(other)));
        assertThatThrownBy(() -> opened(one, address(other))).hasMessageContaining("do not open");
        assertThat(files()).as("and nothing lies beside them").containsExactlyInAnyOrder(file(address(one)), file(address(other)),
                file(small(one)), file(small(other)));
    }

    @Test
    void an_upload_comes_to_one_matter() {
        var one = server.registered("地下车库积水。", "欧阳晓岚", "13877712345");
        var other = server.registered("地下车库积水。", "欧阳晓岚", "13877712345");
        var upload = upload();
        adoptions.adopt(one.id(), key(one), List.of(upload), "appeal");
        assertThatThrownBy(() -> adoptions.adopt(other.id(), key(other), List.of(upload), "appeal"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("attachment.gone"));
        assertThat(attachments.of(other.id(), key(other))).isEmpty();
    }

    @Test
    void what_is_taken_back_has_its_file_still() {
        var matter = registered(Pictures.of("jpg", 40, 20));
        var upload = upload();
        server.get(TransactionTemplate.class).executeWithoutResult(transaction -> {
            adoptions.adopt(matter.id(), key(matter), List.of(upload), "appeal");
            attachments.delete(attachments.destroy(matter.id()));
            transaction.setRollbackOnly();
        });
        assertThat(attachments.read(matter.id(), key(matter), id(matter))).isPresent();
        adoptions.adopt(matter.id(), key(matter), List.of(upload), "appeal");
        assertThat(attachments.of(matter.id(), key(matter))).hasSize(2);
    }

    @Test
    void a_matter_that_is_destroyed_leaves_no_file() throws IOException {
        var matter = registered(Pictures.of("jpg", 40, 20));
        attachments.delete(attachments.destroy(matter.id()));
        assertThat(files()).isEmpty();
    }

    @Test
    void an_upload_nobody_used_is_forgotten_after_a_day_and_what_a_crash_left_as_well() throws IOException {
        var matter = registered(Pictures.of("jpg", 40, 20));
        upload();
        var left = file(UUID.randomUUID().toString());
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[10]);
        var half = Files.write(left.resolveSibling(left.getParent().getFileName() + "half1"), new byte[10]);
        for (var file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant()));
        }
        CLOCK.advance(Duration.ofHours(23));
        round();
        assertThat(files()).hasSize(5).contains(left, half);
        CLOCK.advance(Duration.ofHours(2));
        var fresh = upload();
        Files.setLastModifiedTime(file(fresh.toString()), FileTime.from(CLOCK.instant().minus(Duration.ofDays(2))));
        round();
        assertThat(files()).containsExactlyInAnyOrder(file(address(matter)), file(small(matter)), file(fresh.toString()));
    }

    @Test
    void a_file_of_more_than_twenty_megabytes_is_refused() throws IOException {
        var pdf = java.util.Arrays.copyOf("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), Attachments.MOST_BYTES + 1);
        assertThatThrownBy(() -> attachments.upload("a.pdf", pdf))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("attachment.too-large"));
        assertThat(files()).isEmpty();
        assertThat(attachments.upload("a.pdf", java.util.Arrays.copyOf(pdf, Attachments.MOST_BYTES)).bytes()).isEqualTo(Attachments.MOST_BYTES);
    }

    @Test
    void a_photograph_has_a_small_picture_beside_it_sealed_in_a_place_of_its_own() throws IOException {
        var matter = registered(Pictures.fromACamera(800, 400, 6));
        var small = attachments.thumbnail(matter.id(), key(matter), id(matter)).orElseThrow();
        assertThat(new String(small, StandardCharsets.ISO_8859_1)).doesNotContain("Exif").doesNotContain(Pictures.CAMERA);
        var drawn = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(small));
        assertThat(List.of(drawn.getWidth(), drawn.getHeight())).as("upright").containsExactly(160, 320);
        assertThat(org.huiyin.storage.FileStore.address(Files.readAllBytes(file(small(matter))))).isEqualTo(small(matter));
        assertThatThrownBy(() -> opened(matter, small(matter))).as("it is no file of the matter").hasMessageContaining("do not open");
        var pdf = server.registered("地下车库积水。", "欧阳晓岚", "13877712345", upload());
        assertThat(attachments.thumbnail(pdf.id(), key(pdf), id(pdf))).isEmpty();
    }

    @Test
    void the_members_of_a_group_get_file_and_small_picture_each_under_a_key_of_its_own_and_once() throws IOException {
        var lead = server.registered("地下车库积水。", "欧阳晓岚", "13877712347");
        var some = List.of(server.registered("地下车库积水。", "欧阳晓岚", "13877712345"), server.registered("车库里都是水。", "令狐秋月", "13877712346"));
        var all = List.of(lead.id(), some.get(0).id(), some.get(1).id());
        var upload = attachments.upload("照片.jpg", Pictures.of("jpg", 400, 200)).id();
        for (int twice = 0; twice < 2; twice++) {
            var ready = adoptions.ready(List.of(upload), Map.of(lead.id(), key(lead), some.get(0).id(), key(some.get(0)), some.get(1).id(), key(some.get(1))));
            adoptions.within(ready, () -> {
                adoptions.enter(ready, all, "reply");
                return all;
            });
        }
        for (var member : some) {
            assertThat(attachments.read(member.id(), key(member), id(member)).orElseThrow().bytes())
                    .isEqualTo(attachments.read(lead.id(), key(lead), id(lead)).orElseThrow().bytes());
            assertThat(attachments.thumbnail(member.id(), key(member), id(member)).orElseThrow()).isEqualTo(attachments.thumbnail(lead.id(), key(lead), id(lead)).orElseThrow());
        }
        assertThat(files()).as("a file and a small picture for each").hasSize(6);
        attachments.delete(attachments.destroy(lead.id()));
        attachments.delete(attachments.destroy(some.getFirst().id()));
        assertThat(files()).containsExactlyInAnyOrder(file(address(some.getLast())), file(small(some.getLast())));
        attachments.delete(attachments.destroy(some.getLast().id()));
        assertThat(files()).isEmpty();
    }

    /** As the server's own timers would. */
    private static void round() {
        server.get(Sweep.class).sweep();
        server.get(org.huiyin.storage.FileStore.class).delete(org.huiyin.storage.FileStore.OWNER); // it is no file of anybody
        server.get(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks().stream()
                .filter(task -> task.toString().contains("FileRounds.forget")).findFirst().orElseThrow().getTask().getRunnable().run();
    }

    private UUID upload() {
        return attachments.upload("a.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)).id();
    }

    private Matter<?> registered(byte[] photograph) {
        return server.registered("地下车库积水。", "欧阳晓岚", "13877712345", attachments.upload("照片.jpg", photograph).id());
    }

    private static MatterKey key(Matter<?> matter) {
        return Objects.requireNonNull(matter.key());
    }

    private static UUID id(Matter<?> matter) {
        return one("select id from attachment where matter_id = ?", UUID.class, matter);
    }

    private static String address(Matter<?> matter) {
        return one("select address from attachment where matter_id = ?", String.class, matter);
    }

    private static String small(Matter<?> matter) {
        return one("select thumbnail from attachment where matter_id = ?", String.class, matter);
    }

    private static <T> T one(String query, Class<T> type, Matter<?> matter) {
        return Objects.requireNonNull(server.get(JdbcTemplate.class).queryForObject(query, type, matter.id().value()));
    }

    private static byte[] opened(Matter<?> matter, String address) {
        try {
            return key(matter).openBytes((short) -2, Files.readAllBytes(file(address)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        return data.resolve("files").resolve(name.substring(0, 2)).resolve(name);
    }

    private static List<Path> files() throws IOException {
        if (!Files.exists(data.resolve("files"))) {
            return List.of();
        }
        try (var all = Files.walk(data.resolve("files"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
