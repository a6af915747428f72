package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.Caller;
import org.huiyin.kernel.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Uploads that belong to no matter yet: what they may take of the disk and of the turns, all of them and those of one address. */
class UploadRoomTest {
    private static final SettableClock CLOCK = new SettableClock("2026-09-16T09:12");
    private static final Caller ONE = new Caller("192.0.2.1", false);
    private static final Caller OTHER = new Caller("192.0.2.2", false);
    private static final Caller STAFF = new Caller("an account", true);
    private static final ClamPeer PEER = new ClamPeer();
    private static StartedServer server;

    @TempDir
    static Path data;

    private ComingUploads coming;
    private JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        server = StartedServer.start(data, TestDatabase.fresh(), CLOCK, "--huiyin.uploads.waiting-megabytes=45", "--huiyin.uploads.waiting-megabytes-per-address=30",
                "--huiyin.scanner.host=127.0.0.1", "--huiyin.scanner.port=" + PEER.port(), "--huiyin.scanner.patience=30s").found(data);
    }

    @AfterAll
    static void stop() {
        server.close();
        PEER.close();
    }

    @BeforeEach
    void nothing_waits() {
        CLOCK.advance(Duration.ofHours(25));
        round();
        coming = server.get(ComingUploads.class);
        jdbc = server.get(JdbcTemplate.class);
        jdbc.update("delete from upload_coming");
        jdbc.update("delete from upload");
    }

    @Test
    void what_is_announced_and_never_sent_keeps_nobody_out_and_is_forgotten_soon() {
        var begun = new ArrayList<UUID>();
        for (int i = 0; i < 50; i++) {
            begun.add(coming.begin("a.pdf", Attachments.MOST_BYTES, ONE).id());
        }
        assertThat(coming.begin("b.pdf", Attachments.MOST_BYTES, OTHER).received()).isZero();
        CLOCK.advance(Duration.ofMinutes(16));
        refused("upload.expired", () -> coming.standing(begun.getFirst()));
        round();
        assertThat(jdbc.queryForList("select id from upload_coming")).isEmpty();
    }

    @Test
    void the_first_piece_gives_an_upload_its_day() {
        var id = coming.begin("a.pdf", 700_000, ONE).id();
        coming.append(id, 0, new ByteArrayInputStream(pdf(700_000), 0, 600_000), ONE);
        var small = coming.begin("b.pdf", 1000, ONE).id();
        coming.append(small, 0, new ByteArrayInputStream(pdf(1000)), ONE);
        CLOCK.advance(Duration.ofHours(23));
        round();
        assertThat(coming.standing(id).received()).isEqualTo(600_000);
        assertThat(coming.standing(small).isWhole()).isTrue();
    }

    @Test
    void nobody_fills_the_disk_with_files_for_appeals_that_never_come() {
        for (int i = 0; i < 59; i++) {
            coming.begin("a.pdf", 2, ONE);
        }
        var last = coming.begin("a.pdf", 2, ONE).id();
        refused("upload.share-full", () -> coming.begin("a.pdf", 2, ONE));
        refused("upload.share-full", () -> coming.append(last, 0, new ByteArrayInputStream(pdf(2), 0, 1), OTHER));
        var large = coming.begin("b.pdf", Attachments.MOST_BYTES, OTHER).id();
        var bytes = pdf(Attachments.MOST_BYTES);
        refused("upload.house-full", () -> coming.append(large, 0, new ByteArrayInputStream(bytes), OTHER));
        int received = coming.standing(large).received();
        assertThat(received).as("what was received before is kept").isEqualTo(29 * ComingUploads.PIECE);
        refused("upload.house-full", () -> coming.begin("c.pdf", 2, OTHER));
        assertThat(coming.begin("c.pdf", 2, STAFF).received()).as("staff have room of their own").isZero();
        jdbc.update("delete from upload_coming where length = 2");
        assertThat(coming.append(large, received, new ByteArrayInputStream(bytes, received, bytes.length - received), OTHER).isWhole()).isTrue();
        assertThat(coming.begin("c.pdf", 2, ONE).received()).isZero();
    }

    /** Each final piece waits for the scanner in one of the few turns there are for files that come in. */
    @Test
    @Timeout(120)
    void one_address_holds_two_turns_at_most_however_slow_the_scanner_is() throws Exception {
        var answers = PEER.answers;
        var inside = new CountDownLatch(2);
        var over = new CountDownLatch(1);
        PEER.answers = bytes -> {
            inside.countDown();
            awaited(over);
            return answers.apply(bytes);
        };
        var slow = new ArrayList<FutureTask<Coming>>();
        for (int i = 0; i < 2; i++) {
            var id = coming.begin("a.pdf", 1000, ONE).id();
            slow.add(new FutureTask<>(() -> coming.append(id, 0, new ByteArrayInputStream(pdf(1000)), ONE)));
            Thread.ofVirtual().start(slow.getLast());
        }
        inside.await();
        PEER.answers = answers;
        var third = coming.begin("a.pdf", 1000, ONE).id();
        refused("server.busy", () -> coming.append(third, 0, new ByteArrayInputStream(pdf(1000)), ONE));
        var others = coming.begin("b.pdf", 1000, OTHER).id();
        assertThat(coming.append(others, 0, new ByteArrayInputStream(pdf(1000)), OTHER).isWhole()).isTrue();
        over.countDown();
        for (var one : slow) {
            assertThat(one.get(60, TimeUnit.SECONDS).isWhole()).isTrue();
        }
        assertThat(coming.append(third, 0, new ByteArrayInputStream(pdf(1000)), ONE).isWhole()).isTrue();
    }

    private static void awaited(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] pdf(int length) {
        var head = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(head, length);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void round() {
        server.get(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks().stream()
                .filter(task -> task.toString().contains("FileRounds.forget")).findFirst().orElseThrow().getTask().getRunnable().run();
    }
}
