package org.huiyin.tlog.verify.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.note.SigningKey;
import org.huiyin.tlog.verify.SealedLog;
import org.huiyin.tlog.verify.SealedLog.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which new keys of a log a monitor follows. */
class MonitorKeysTest {
    @TempDir
    Path folder;
    private SealedLog log;
    private ServedLog served;
    private Path state;

    @BeforeEach
    void serve() throws IOException {
        log = new SealedLog(folder.resolve("log")).fill(300);
        served = new ServedLog(log.folder);
        state = folder.resolve("state/seen");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private Run once() {
        return SealedLog.json("monitor", served.address(), "--state", state.toString(), "--once");
    }

    /** The next key, offered by the log; and the entry that vouches for a key. */
    private void offered(SigningKey... keys) {
        log.write("key", (Stream.of(keys).map(key -> key.verifier() + "\n").collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] vouching(SigningKey key) {
        var written = key.verifier().toString();
        return new LogEntry(LogEntry.KEY, written.split("\\+")[1], 0, "2026-11-28T05:00:00Z",
                Commitment.of(new byte[0], written.getBytes(StandardCharsets.UTF_8)), false).bytes();
    }

    @Test
    void a_key_for_which_the_log_vouches_is_followed_and_later_believed_alone() throws IOException {
        once();
        log.seal(vouching(SealedLog.OTHER));
        offered(SealedLog.LOG, SealedLog.OTHER);
        var told = once();
        assertThat(told.exit()).as(told.out()).isZero();
        assertThat(told.found("log.key-vouched")).isTrue();
        assertThat(told.found("monitor.follows-key")).isTrue();
        assertThat(Files.readString(state)).isEqualTo("key " + SealedLog.OTHER.verifier() + "\n" + Files.readString(log.folder.resolve("checkpoint")));
        log.fill(3);
        log.sign(SealedLog.OTHER);
        var alone = once();
        assertThat(alone.exit()).as(alone.out()).isZero();
        assertThat(alone.found("monitor.grew")).isTrue();
        assertThat(alone.found("monitor.follows-key")).as("told once").isFalse();
        assertThat(once().found("monitor.unchanged")).isTrue();
        log.fill(1);
        log.sign(SealedLog.LOG);
        assertThat(once().exit()).as("the key that was given is believed still").isZero();
        assertThat(Files.readString(state)).startsWith("key " + SealedLog.OTHER.verifier());
    }

    @Test
    void a_key_for_which_no_entry_vouches_is_not_followed() throws IOException {
        once();
        log.fill(1);
        offered(SealedLog.LOG, SealedLog.OTHER);
        var planted = once();
        assertThat(planted.exit()).isZero();
        assertThat(planted.found("monitor.follows-key")).isFalse();
        assertThat(Files.readString(state)).isEqualTo(Files.readString(log.folder.resolve("checkpoint")));
        log.seal(vouching(SealedLog.OTHER));
        log.sign(SealedLog.OTHER);
        assertThat(once().found("checkpoint.not-signed")).as("whoever has the site alone can write an entry, and vouches for nothing").isTrue();
        log.sign(SealedLog.LOG);
        offered(SealedLog.LOG);
        var notOffered = once();
        assertThat(notOffered.found("log.key-not-offered")).isTrue();
        assertThat(notOffered.found("monitor.follows-key")).isFalse();
    }

    @Test
    void a_vouched_key_of_another_log_or_another_use_is_not_followed() {
        once();
        var elsewhere = SigningKey.ofLog("log.example.gov.cn/other", SealedLog.seed(5));
        log.seal(vouching(elsewhere), vouching(SealedLog.WITNESS));
        offered(SealedLog.LOG, elsewhere, SealedLog.WITNESS);
        assertThat(once().found("monitor.follows-key")).isFalse();
    }

    @Test
    void while_the_keys_cannot_be_fetched_nothing_is_remembered_and_the_entry_is_read_again() {
        once();
        log.seal(vouching(SealedLog.OTHER));
        offered(SealedLog.LOG, SealedLog.OTHER);
        served.statuses.put("key", 403);
        assertThat(once().exit()).isEqualTo(3);
        served.statuses.remove("key");
        assertThat(once().found("monitor.follows-key")).isTrue();
    }

    @Test
    void a_first_look_follows_what_was_vouched_for_before_it() {
        log.seal(vouching(SealedLog.OTHER)).fill(2);
        offered(SealedLog.LOG, SealedLog.OTHER);
        assertThat(once().found("monitor.follows-key")).isTrue();
        assertThat(SealedLog.json("log", log.folder.toString()).found("log.key-vouched")).isTrue();
    }
}
