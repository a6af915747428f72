package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A district that takes files in while its scanner is away, and has them looked at later. */
class ScannedTest {
    private static final byte[] GOOD = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BAD = ("%PDF-1.4\n" + ClamPeer.MARK + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SILENT = "%PDF-1.5\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final ClamPeer PEER = new ClamPeer();
    private static StartedServer server;

    @TempDir
    static Path data;

    @BeforeAll
    static void start() {
        server = StartedServer.start(data, TestDatabase.fresh(), new SettableClock("2026-09-16T09:12"), "--huiyin.jobs=off", "--huiyin.outbox=off",
                "--huiyin.scanner.host=127.0.0.1", "--huiyin.scanner.port=" + PEER.port(), "--huiyin.scanner.required=false",
                "--huiyin.scanner.patience=500ms").found(data);
    }

    @AfterAll
    static void stop() {
        server.close();
        PEER.close();
    }

    private static Matter<?> registeredWhileAway(byte[]... files) {
        PEER.away = true;
        try {
            var uploads = java.util.Arrays.stream(files).map(file -> server.get(Attachments.class).upload("证明.pdf", file)).toList();
            assertThat(uploads).extracting(Attachments.Listed::scan).containsOnly("unseen");
            return server.registered("地下车库积水。", "欧阳晓岚", "13877712345", uploads.stream().map(Attachments.Listed::id).toArray(java.util.UUID[]::new));
        } finally {
            PEER.away = false;
        }
    }

    private static List<Attachments.Listed> files(Matter<?> matter) {
        return server.get(Attachments.class).of(matter.id(), Objects.requireNonNull(matter.key()));
    }

    @Test
    void what_came_in_unseen_is_looked_at_later_and_stays_shut_when_it_is_infected() {
        var matter = registeredWhileAway(GOOD, BAD);
        assertThat(files(matter)).extracting(Attachments.Listed::scan).containsExactly("unseen", "unseen");
        PEER.away = true;
        for (int i = 0; i < 10; i++) {
            assertThat(server.get(Unscanned.class).look()).as("it is still away").isZero();
        }
        PEER.away = false;
        assertThat(server.get(Unscanned.class).look()).isEqualTo(2);
        assertThat(server.get(Unscanned.class).look()).isZero();
        var seen = files(matter);
        assertThat(seen).extracting(file -> String.valueOf(file.scan())).containsExactlyInAnyOrder("null", "infected");
        for (var file : seen) {
            if (file.scan() == null) {
                assertThat(read(matter, file)).isEqualTo(GOOD);
            } else {
                assertThatThrownBy(() -> read(matter, file)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("attachment.infected"));
            }
        }
    }

    @Test
    void a_file_it_cannot_tell_of_does_not_hold_up_the_others() {
        var matter = registeredWhileAway(GOOD, GOOD);
        var answers = PEER.answers;
        var first = new java.util.concurrent.atomic.AtomicBoolean(true);
        PEER.answers = bytes -> first.getAndSet(false) ? "INSTREAM size limit exceeded. ERROR" : answers.apply(bytes);
        try {
            assertThat(server.get(Unscanned.class).look()).isEqualTo(2);
        } finally {
            PEER.answers = answers;
        }
        assertThat(files(matter)).extracting(file -> String.valueOf(file.scan())).containsExactlyInAnyOrder("null", "unjudged");
        assertThat(server.get(Unscanned.class).look()).isZero();
    }

    @Test
    void one_file_without_a_verdict_holds_up_nothing_behind_it_and_does_not_wait_for_ever() {
        var matter = registeredWhileAway(SILENT, GOOD);
        var answers = PEER.answers;
        PEER.answers = bytes -> Arrays.equals(bytes, SILENT) ? "" : answers.apply(bytes);
        try {
            assertThat(server.get(Unscanned.class).look()).isEqualTo(1);
            assertThat(files(matter)).extracting(file -> String.valueOf(file.scan())).containsExactlyInAnyOrder("null", "unseen");
            for (int i = 0; i < 4; i++) {
                assertThat(server.get(Unscanned.class).look()).isZero();
            }
        } finally {
            PEER.answers = answers;
        }
        assertThat(files(matter)).extracting(file -> String.valueOf(file.scan())).containsExactlyInAnyOrder("null", "unjudged");
    }

    @Test
    void a_file_over_the_limit_of_the_scanner_is_not_judged_and_the_others_are() {
        var matter = registeredWhileAway(Arrays.copyOf(GOOD, 3 << 20), GOOD);
        PEER.most = 100_000;
        try {
            for (int i = 0; i < 5; i++) {
                server.get(Unscanned.class).look();
            }
        } finally {
            PEER.most = Integer.MAX_VALUE;
        }
        assertThat(files(matter)).extracting(file -> String.valueOf(file.scan())).containsExactlyInAnyOrder("null", "unjudged");
    }

    @Test
    void what_cannot_be_read_just_now_waits_and_what_is_gone_does_not() throws IOException {
        var matter = registeredWhileAway(GOOD);
        var address = server.get(JdbcTemplate.class).queryForObject("select address from attachment where matter_id = ?", String.class, matter.id().value());
        var file = data.resolve("files").resolve(Objects.requireNonNull(address).substring(0, 2)).resolve(address);
        var aside = data.resolve("aside");
        Files.move(file, aside);
        Files.createDirectory(file); // which no reading opens
        for (int i = 0; i < 10; i++) {
            assertThat(server.get(Unscanned.class).look()).isZero();
        }
        assertThat(files(matter)).extracting(Attachments.Listed::scan).containsExactly("unseen");
        Files.delete(file);
        Files.move(aside, file);
        assertThat(server.get(Unscanned.class).look()).isEqualTo(1);
        assertThat(files(matter)).extracting(kept -> String.valueOf(kept.scan())).containsExactly("null");
        server.get(JdbcTemplate.class).update("update attachment set scan = 'unseen' where matter_id = ?", matter.id().value());
        Files.delete(file);
        assertThat(server.get(Unscanned.class).look()).isEqualTo(1);
        assertThat(files(matter)).extracting(Attachments.Listed::scan).containsExactly("unjudged");
    }

    @Test
    void what_is_infected_never_becomes_an_upload_while_the_scanner_answers() {
        assertThatThrownBy(() -> server.get(Attachments.class).upload("证明.pdf", BAD)).isInstanceOf(Refusal.class);
        assertThat(server.get(Attachments.class).upload("证明.pdf", GOOD).scan()).isNull();
    }

    private static byte[] read(Matter<?> matter, Attachments.Listed file) {
        return server.get(Attachments.class).read(matter.id(), Objects.requireNonNull(matter.key()), file.id()).orElseThrow().bytes();
    }
}
