package org.huiyin.tlog.verify.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.huiyin.tlog.verify.SealedLog;
import org.huiyin.tlog.verify.SealedLog.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitor says of the times of new entries, look by look. */
class MonitorTimesTest {
    @TempDir
    Path folder;
    private SealedLog log;
    private ServedLog served;

    @BeforeEach
    void serve() throws IOException {
        log = new SealedLog(folder.resolve("log")).fill(300);
        served = new ServedLog(log.folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private Run once(String... more) {
        var words = new ArrayList<>(List.of("--once"));
        words.addAll(List.of(more));
        return watch(time -> { }, words);
    }

    private Run watch(Pause pause, List<String> more) {
        var words = new ArrayList<>(List.of("monitor", served.address(), "--state", folder.resolve("seen").toString(), "--json", "--key", SealedLog.LOG.verifier().toString()));
        words.addAll(more);
        return SealedLog.run(pause, words.toArray(String[]::new));
    }

    @Test
    void new_entries_are_held_against_the_times_of_those_before_them() {
        log.fill(212); // the next tile begins with the new one
        once();
        log.seal(SealedLog.event("mine", 1, "2026-11-27T05:00:00Z", false));
        var run = once();
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("\"log.behind\"").contains("\"index\":512").contains("\"newestIndex\":256");
        assertThat(once().found("log.behind")).as("told once").isFalse();
        log.seal(SealedLog.event("mine", 2, "2026-11-29T05:00:00Z", false));
        assertThat(once("--witness", SealedLog.WITNESS.verifier().toString()).found("log.after-witness")).isTrue();
    }

    @Test
    void a_look_that_broke_off_is_begun_again_and_finds_no_more() {
        var rounds = new ArrayList<Duration>();
        var run = watch(time -> {
            if (time.equals(Duration.ofMinutes(7))) {
                rounds.add(time);
                served.statuses.clear();
                if (rounds.size() == 1) {
                    log.seal(SealedLog.event("mine", 1)).seal(IntStream.range(0, 231).mapToObj(i -> SealedLog.event("n" + i, 1, "2026-11-29T05:00:00Z", false)).toList());
                    served.statuses.put("tile/entries/002.p/20", 503);
                } else if (rounds.size() == 3) {
                    throw new InterruptedException();
                }
            }
        }, List.of("--case", "mine", "--every", "7m"));
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("log.unreachable").doesNotContain("case.doubled").doesNotContain("case.sealed-again").doesNotContain("log.behind");
    }
}
