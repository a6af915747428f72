package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.vault.Scanner.Scan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to the virus scanner, and what is made of its answers. */
class ScannerTest {
    private static final byte[] BAD = ("a letter with " + ClamPeer.MARK + " in it").getBytes(StandardCharsets.UTF_8);
    private final ClamPeer peer = new ClamPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    private Scanner scanner(boolean required) {
        return new Scanner(new ScannerSettings("127.0.0.1", peer.port(), required, Duration.ofMillis(500)));
    }

    private static void refused(String code, ThrowingCallable doing) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void the_scanner_sees_the_whole_file_and_what_it_finds_is_refused() {
        var file = new byte[3 << 20];
        new Random(5).nextBytes(file);
        assertThat(scanner(true).admit(file)).isEqualTo(Scan.CLEAN);
        assertThat(peer.seen.getFirst()).isEqualTo(file);
        assertThat(scanner(true).admit(new byte[0])).isEqualTo(Scan.CLEAN);
        refused("attachment.infected", () -> scanner(true).admit(BAD));
        refused("attachment.infected", () -> scanner(false).admit(BAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stream: ", "UNKNOWN COMMAND", "stream: OK and more", "OK"})
    void an_answer_that_is_neither_yes_nor_no_is_none(String answer) {
        peer.answers = _ -> answer;
        refused("attachment.scanner-away", () -> scanner(true).admit(BAD));
        assertThat(scanner(false).admit(BAD)).isEqualTo(Scan.UNSEEN);
    }

    @Test
    void a_file_it_cannot_tell_of_is_refused_for_itself_where_all_must_be_seen_and_marked_elsewhere() {
        peer.answers = _ -> "INSTREAM size limit exceeded. ERROR";
        refused("attachment.not-judged", () -> scanner(true).admit(BAD));
        assertThat(scanner(false).admit(BAD)).isEqualTo(Scan.UNJUDGED);
    }

    @Test
    @Timeout(60)
    void one_that_stops_reading_is_not_waited_for() throws IOException {
        try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) { // its queue takes the line, and nobody reads
            var scanner = new Scanner(new ScannerSettings("127.0.0.1", deaf.getLocalPort(), false, Duration.ofMillis(200)));
            assertThat(scanner.admit(new byte[20 << 20])).isEqualTo(Scan.UNSEEN);
        }
    }

    @Test
    void one_that_never_answers_is_not_waited_for() {
        var over = new CountDownLatch(1);
        peer.answers = _ -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "stream: OK";
        };
        refused("attachment.scanner-away", () -> scanner(true).admit(BAD));
        over.countDown();
    }

    @Test
    void while_it_is_away_nothing_is_taken_in_or_what_comes_is_marked_as_the_district_wants_it() {
        peer.close();
        assertThatThrownBy(() -> scanner(true).admit(BAD)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        assertThat(scanner(false).admit(BAD)).isEqualTo(Scan.UNSEEN);
    }

    @Test
    void without_a_scanner_nobody_is_asked() {
        assertThat(new Scanner(new ScannerSettings("", 3310, true, Duration.ofSeconds(1))).admit(BAD)).isEqualTo(Scan.UNSEEN);
    }
}
