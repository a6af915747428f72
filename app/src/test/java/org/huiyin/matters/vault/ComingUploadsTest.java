package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.Caller;
import org.huiyin.kernel.Refusal;
import org.huiyin.storage.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Files in pieces over a network that breaks off: what was received is there, once, sealed, and nothing else. */
class ComingUploadsTest {
    private static final SettableClock CLOCK = new SettableClock("2026-09-16T09:12");
    private static final String MARKER = "欧阳晓岚的身份证 HUIYIN-MARKER";
    private static DatabaseAddress database;
    private static StartedServer server;

    @TempDir
    static Path data;

    private static final Caller ONE = new Caller("192.0.2.1", false);
    private ComingUploads coming;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        server = StartedServer.start(data, database, CLOCK).found(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nothing_waits() throws IOException {
        CLOCK.set("2026-09-16T09:12");
        coming = server.get(ComingUploads.class);
        server.get(JdbcTemplate.class).update("delete from upload_coming");
        server.get(JdbcTemplate.class).update("delete from upload");
        for (var file : files()) {
            Files.delete(file);
        }
    }

    @Test
    void cut_anywhere_and_the_server_started_again_in_between_the_file_arrives_whole() throws IOException {
        var random = new Random(20261127);
        for (int round = 0; round < 6; round++) {
            var pdf = pdf(random.nextInt(1, 3_000_000));
            var id = coming.begin("证明.pdf", pdf.length, ONE).id();
            int received = 0;
            for (int cut = 0; received < pdf.length; cut++) {
                int until = cut > 5 ? pdf.length : random.nextInt(received, pdf.length + 1);
                int before = received;
                coming.append(id, received, BadNetwork.cutAt(pdf, received, until), ONE);
                received = coming.standing(id).received();
                assertThat(received).as("no more is counted than came").isBetween(before, until);
                assertThat(until - received).as("no more is lost than what is worth no piece").isLessThan(ComingUploads.WORTH);
                if (round == 3 && cut == 1) {
                    server.close();
                    server = StartedServer.start(data, database, CLOCK);
                    coming = server.get(ComingUploads.class);
                }
            }
            assertThat(coming.standing(id).isWhole()).isTrue();
            var matter = server.registered("地下车库积水。", "欧阳晓岚", "13877712345", id);
            var key = Objects.requireNonNull(matter.key());
            var content = server.get(Attachments.class).read(matter.id(), key, id).orElseThrow();
            assertThat(content.bytes()).isEqualTo(pdf);
            assertThat(content.name()).isEqualTo("证明.pdf");
            refused("upload.unknown", () -> coming.standing(id));
            var attachments = server.get(Attachments.class);
            attachments.delete(attachments.destroy(matter.id()));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void while_half_of_it_is_here_nothing_of_it_lies_in_plain() throws IOException {
        var bytes = pdf(1_500_000);
        var id = coming.begin(MARKER + ".pdf", bytes.length, ONE).id();
        coming.append(id, 0, BadNetwork.cutAt(bytes, 0, 1_400_000), ONE);
        assertThat(files()).hasSize(3);
        try (var all = Files.walk(data)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).as(file.toString()).doesNotContain(MARKER);
            }
        }
        var rows = server.get(JdbcTemplate.class).queryForList("select upload_coming::text from upload_coming", String.class);
        assertThat(rows).hasSize(1).noneMatch(row -> row.contains("MARKER") || row.contains("4855495949"));
    }

    @Test
    void of_two_clients_at_one_place_one_wins() throws Exception {
        var one = pdf(900_000);
        var other = one.clone();
        Arrays.fill(other, 100, other.length, (byte) 'x');
        var id = coming.begin("a.pdf", one.length, ONE).id();
        var fast = new CountDownLatch(1);
        var slow = new FutureTask<>(() -> coming.append(id, 0, BadNetwork.waiting(other, fast), ONE));
        Thread.ofPlatform().start(slow);
        assertThat(coming.append(id, 0, new ByteArrayInputStream(one, 0, 600_000), ONE).received()).isEqualTo(600_000);
        fast.countDown();
        assertThatThrownBy(() -> slow.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class).hasMessageContaining("upload.elsewhere");
        assertThat(files()).as("the loser leaves nothing").hasSize(2);
        assertThat(coming.append(id, 600_000, new ByteArrayInputStream(one, 600_000, 300_000), ONE).isWhole()).isTrue();
        var matter = server.registered("地下车库积水。", "欧阳晓岚", "13877712345", id);
        assertThat(server.get(Attachments.class).read(matter.id(), Objects.requireNonNull(matter.key()), id).orElseThrow().bytes()).isEqualTo(one);
    }

    @Test
    void whoever_puts_the_pieces_together_does_so_alone_and_a_crash_at_it_holds_up_nobody_for_long() {
        var bytes = pdf(1000);
        var id = coming.begin("a.pdf", bytes.length, ONE).id();
        var store = server.get(ComingStore.class);
        assertThat(store.claim(coming.standing(id), CLOCK.instant().plusSeconds(120), CLOCK.instant())).isTrue();
        refused("upload.in-hand", () -> coming.append(id, 0, new ByteArrayInputStream(bytes), ONE));
        refused("upload.elsewhere", () -> coming.append(id, 0, new ByteArrayInputStream(bytes, 0, 500), ONE));
        CLOCK.advance(Duration.ofMinutes(3));
        assertThat(coming.append(id, 0, new ByteArrayInputStream(bytes), ONE).isWhole()).isTrue();
    }

    @Test
    void what_is_refused_at_the_gate_ends_and_leaves_nothing() throws IOException {
        var page = Arrays.copyOf("<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII), 700_000);
        var id = coming.begin("../../照片.jpg", page.length, ONE).id();
        coming.append(id, 0, new ByteArrayInputStream(page, 0, 600_000), ONE);
        refused("attachment.type-not-taken", () -> coming.append(id, 600_000, new ByteArrayInputStream(page, 600_000, 100_000), ONE));
        refused("upload.unknown", () -> coming.standing(id));
        assertThat(files()).isEmpty();
    }

    @Test
    void more_than_was_said_is_refused_and_so_are_crumbs_without_end() {
        var bytes = pdf(5000);
        var id = coming.begin("a.pdf", 4000, ONE).id();
        refused("upload.longer-than-said", () -> coming.append(id, 0, new ByteArrayInputStream(bytes), ONE));
        var crumbs = coming.begin("a.pdf", 4000, ONE).id();
        refused("upload.crumbs", () -> {
            for (int at = 0; at < 3000; at++) {
                coming.append(crumbs, at, new ByteArrayInputStream(bytes, at, 1), ONE);
            }
        });
        assertThat(coming.standing(crumbs).received()).isEqualTo(ComingUploads.MOST_PIECES);
    }

    @Test
    void after_a_day_it_is_forgotten_with_its_pieces_and_not_before() throws IOException {
        var bytes = pdf(700_000);
        var id = coming.begin("a.pdf", bytes.length, ONE).id();
        coming.append(id, 0, new ByteArrayInputStream(bytes, 0, 600_000), ONE);
        for (var file : files()) {
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(CLOCK.instant().minus(Duration.ofDays(2))));
        }
        CLOCK.advance(Duration.ofHours(23));
        round();
        assertThat(files()).as("a piece that belongs to an upload stays, however old its file").hasSize(2);
        CLOCK.advance(Duration.ofHours(1));
        refused("upload.expired", () -> coming.standing(id));
        round();
        assertThat(files()).isEmpty();
        refused("upload.unknown", () -> coming.standing(id));
    }

    @Test
    void whoever_dawdles_is_put_down_as_far_as_they_came() {
        var bytes = pdf(400_000);
        var id = coming.begin("a.pdf", bytes.length, ONE).id();
        var slow = BadNetwork.dawdling(bytes, () -> CLOCK.advance(Duration.ofMinutes(1)));
        assertThat(coming.append(id, 0, slow, ONE).received()).isEqualTo(120_000);
        assertThat(ComingUploads.IN_HAND.availablePermits()).isEqualTo(200);
    }

    @Test
    void what_is_cancelled_is_gone_whole_or_in_part() throws IOException {
        var photograph = Pictures.of("jpg", 400, 300);
        var whole = coming.begin("a.jpg", photograph.length, ONE).id();
        coming.append(whole, 0, new ByteArrayInputStream(photograph), ONE);
        var half = coming.begin("b.jpg", photograph.length, ONE).id();
        coming.append(half, 0, new ByteArrayInputStream(photograph, 0, 100), ONE);
        for (var id : List.of(whole, half)) {
            coming.end(id);
        }
        assertThat(files()).isEmpty();
        assertThat(server.get(JdbcTemplate.class).queryForList("select id from upload union select id from upload_coming")).isEmpty();
    }

    private static byte[] pdf(int length) {
        var head = ("%PDF-1.4\n" + MARKER + "\n").getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(head, Math.max(head.length, length));
        for (int at = head.length; at + head.length < bytes.length; at += 50_000) {
            System.arraycopy(head, 9, bytes, at, head.length - 9);
        }
        return bytes;
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void round() {
        server.get(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks().stream()
                .filter(task -> task.toString().contains("FileRounds.forget")).findFirst().orElseThrow().getTask().getRunnable().run();
    }

    private static List<Path> files() throws IOException {
        if (!Files.exists(data.resolve("files"))) {
            return List.of();
        }
        try (var all = Files.walk(data.resolve("files"))) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }
}
