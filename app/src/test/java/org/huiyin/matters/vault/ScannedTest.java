package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/** A district that takes files in while its scanner is away, and has them looked at later. */
class ScannedTest {
    private static final byte[] GOOD = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BAD = ("%PDF-1.4\n" + ClamPeer.MARK + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
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
        var answers = PEER.answers;
        PEER.answers = _ -> "";
        try {
            var uploads = java.util.Arrays.stream(files).map(file -> server.get(Attachments.class).upload("证明.pdf", file)).toList();
            assertThat(uploads).extracting(Attachments.Listed::scan).containsOnly("unseen");
            return server.registered("地下车库积水。", "欧阳晓岚", "13877712345", uploads.stream().map(Attachments.Listed::id).toArray(java.util.UUID[]::new));
        } finally {
            PEER.answers = answers;
        }
    }

    private static List<Attachments.Listed> files(Matter<?> matter) {
        return server.get(Attachments.class).of(matter.id(), Objects.requireNonNull(matter.key()));
    }

    @Test
    void what_came_in_unseen_is_looked_at_later_and_stays_shut_when_it_is_infected() {
        var matter = registeredWhileAway(GOOD, BAD);
        assertThat(files(matter)).extracting(Attachments.Listed::scan).containsExactly("unseen", "unseen");
        var answers = PEER.answers;
        PEER.answers = _ -> "";
        assertThat(server.get(Unscanned.class).look()).as("it is still away").isZero();
        PEER.answers = answers;
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
    void what_is_infected_never_becomes_an_upload_while_the_scanner_answers() {
        assertThatThrownBy(() -> server.get(Attachments.class).upload("证明.pdf", BAD)).isInstanceOf(Refusal.class);
        assertThat(server.get(Attachments.class).upload("证明.pdf", GOOD).scan()).isNull();
    }

    private static byte[] read(Matter<?> matter, Attachments.Listed file) {
        return server.get(Attachments.class).read(matter.id(), Objects.requireNonNull(matter.key()), file.id()).orElseThrow().bytes();
    }
}
