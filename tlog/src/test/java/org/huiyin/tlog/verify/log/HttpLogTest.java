package org.huiyin.tlog.verify.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.huiyin.tlog.verify.SealedLog;
import org.huiyin.tlog.verify.SealedLog.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpLogTest {
    @TempDir
    Path folder;
    private ServedLog served;
    private final List<Duration> waited = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        new SealedLog(folder).fill(600);
        served = new ServedLog(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private Run check() {
        return SealedLog.run(waited::add, "log", served.address(), "--json", "--key", SealedLog.LOG.verifier().toString());
    }

    @Test
    void a_log_is_proved_over_http_and_each_tile_asked_for_once() {
        var run = check();
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.found("log.proved")).isTrue();
        assertThat(served.asked).containsKey("tile/entries/002.p/88").allSatisfy((path, times) -> assertThat(times).as(path).isEqualTo(1));
        assertThat(waited).isEmpty();
    }

    @Test
    void what_comes_as_gzip_is_unpacked() {
        served.encoding = "gzip";
        assertThat(check().exit()).isZero();
    }

    @Test
    void what_comes_in_no_known_encoding_is_refused() {
        served.encoding = "br";
        assertThat(check().exit()).isEqualTo(2);
        served.encoding = "gzip";
        served.instead = new byte[] {1, 2, 3};
        assertThat(check().exit()).isEqualTo(2);
    }

    @Test
    void more_than_can_be_is_not_read_packed_or_not() throws IOException {
        served.instead = new byte[LogSource.LONGEST_CHECKPOINT + 1];
        assertThat(check().exit()).isEqualTo(2);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50 << 20]);
        }
        served.encoding = "gzip";
        served.instead = packed.toByteArray();
        assertThat(check().exit()).isEqualTo(2);
    }

    @Test
    void a_server_that_is_busy_is_asked_again_a_few_times() {
        served.failures.set(3);
        assertThat(check().exit()).isZero();
        assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        served.failures.set(4);
        var run = check();
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("503");
    }

    @Test
    void a_server_that_refuses_or_is_gone_is_not_reached() {
        served.status = 403;
        assertThat(check().exit()).isEqualTo(3);
        assertThat(waited).isEmpty();
        served.status = 404;
        assertThat(check().exit()).isEqualTo(3);
        served.close();
        assertThat(check().exit()).isEqualTo(3);
        assertThat(waited).hasSize(3);
    }

    @Test
    void an_address_that_is_none_is_misuse() {
        for (var wrong : List.of("http://", "http:// x", "http://x/?a=b", "ftp://x/", "nowhere at all")) {
            assertThat(SealedLog.json("log", wrong).exit()).as(wrong).isEqualTo(2);
        }
    }
}
