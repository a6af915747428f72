package org.huiyin.tlog.verify.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.tlog.verify.SealedLog;
import org.huiyin.tlog.verify.SealedLog.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorCommandTest {
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

    private Run once(String... more) {
        return watch(time -> { }, concat(List.of("--once"), more));
    }

    private Run watch(Pause pause, List<String> more) {
        var words = new ArrayList<>(List.of("monitor", served.address(), "--state", state.toString(), "--json", "--key", SealedLog.LOG.verifier().toString()));
        words.addAll(more);
        return SealedLog.run(pause, words.toArray(String[]::new));
    }

    private static List<String> concat(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void the_first_look_is_trusted_and_the_later_ones_are_held_against_it() throws IOException {
        var first = once();
        assertThat(first.exit()).as(first.out()).isZero();
        assertThat(first.found("monitor.first")).isTrue();
        assertThat(Files.readString(state)).isEqualTo(Files.readString(log.folder.resolve("checkpoint")));
        assertThat(once().found("monitor.unchanged")).isTrue();
        log.fill(500);
        served.asked.clear();
        var grown = once();
        assertThat(grown.exit()).isZero();
        assertThat(grown.out()).contains("\"message\":\"monitor.grew\"").contains("\"before\":300").contains("\"now\":800").contains("\"count\":500");
        assertThat(served.asked).as("only what is new is read").doesNotContainKey("tile/entries/000").containsKey("tile/entries/001");
        assertThat(Files.readString(state)).isEqualTo(Files.readString(log.folder.resolve("checkpoint")));
        try (var left = Files.list(state.getParent())) {
            assertThat(left).as("nothing temporary is left").containsExactly(state);
        }
    }

    @Test
    void it_looks_again_and_again_until_it_is_stopped() {
        var waited = new ArrayList<Duration>();
        var run = watch(time -> {
            waited.add(time);
            log.fill(1);
            if (waited.size() == 3) {
                throw new InterruptedException();
            }
        }, List.of("--every", "5m"));
        assertThat(run.exit()).isZero();
        assertThat(waited).containsOnly(Duration.ofMinutes(5)).hasSize(3);
        assertThat(run.out().lines()).as("one object of JSON a look").hasSize(3);
    }

    @Test
    void a_log_that_goes_back_is_evidence() throws IOException {
        var before = Files.readString(log.folder.resolve("checkpoint"));
        log.fill(10);
        once();
        log.write("checkpoint", before.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refused("monitor.went-back");
    }

    private void refused(String key) throws IOException {
        var remembered = Files.readString(state);
        var run = once();
        assertThat(run.exit()).as(run.out()).isEqualTo(1);
        assertThat(run.found(key)).as(run.out()).isTrue();
        var evidence = Files.readString(state.resolveSibling("seen.evidence"));
        assertThat(evidence).contains(remembered).contains(Files.readString(log.folder.resolve("checkpoint")));
        assertThat(Files.readString(state)).as("what was remembered stays").isEqualTo(remembered);
        once();
        assertThat(Files.readString(state.resolveSibling("seen.evidence"))).as("kept once").isEqualTo(evidence);
    }

    @Test
    void a_log_that_forks_at_the_same_size_is_evidence() throws IOException {
        once();
        log.replaceBy(new SealedLog(folder.resolve("other")).fill(299).seal(SealedLog.event("hidden", 1)));
        refused("monitor.forked");
    }

    @Test
    void a_log_that_rewrote_its_past_and_went_on_is_evidence() throws IOException {
        once();
        log.replaceBy(new SealedLog(folder.resolve("other")).seal(SealedLog.event("hidden", 1)).fill(700));
        refused("monitor.rewritten");
    }

    @Test
    void a_fork_ends_a_watch_that_would_go_on() throws IOException {
        once();
        log.replaceBy(new SealedLog(folder.resolve("other")).seal(SealedLog.event("hidden", 1)).fill(700));
        var run = watch(time -> {
            throw new AssertionError("it went on");
        }, List.of());
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_tile_that_was_changed_is_untrue_and_not_remembered() throws IOException {
        once();
        var remembered = Files.readString(state);
        log.fill(300);
        log.spoil("tile/entries/001", 40);
        var run = once();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.found("monitor.tiles-wrong")).isTrue();
        assertThat(Files.readString(state)).isEqualTo(remembered);
    }

    @Test
    void a_wrong_signature_or_a_missing_witness_is_untrue() {
        assertThat(once("--witness", SealedLog.WITNESS.verifier().toString()).exit()).isZero();
        var stranger = org.huiyin.tlog.note.SigningKey.ofWitness("witness.example.org/w2", SealedLog.seed(9)).verifier().toString();
        assertThat(once("--witness", stranger).exit()).isEqualTo(1);
        log.sign(SealedLog.OTHER);
        assertThat(once().found("checkpoint.not-signed")).isTrue();
    }

    @Test
    void a_key_may_be_replaced_while_both_are_given() {
        once();
        log.fill(1);
        log.sign(SealedLog.OTHER);
        var other = SealedLog.OTHER.verifier().toString();
        assertThat(once("--key", other).exit()).isZero();
        var alone = SealedLog.run(time -> { }, "monitor", served.address(), "--once", "--state", state.toString(), "--key", SealedLog.LOG.verifier().toString(), "--json");
        assertThat(alone.exit()).isEqualTo(1);
    }

    @Test
    void what_was_remembered_under_an_unknown_key_is_not_built_on() throws IOException {
        once();
        var text = new org.huiyin.tlog.note.Checkpoint("log.example.gov.cn/district", 1, org.huiyin.tlog.Hash.leaf(new byte[0])).text();
        Files.writeString(state, new org.huiyin.tlog.note.SignedNote(text, List.of(SealedLog.OTHER.sign(text))).format());
        var run = once();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.found("monitor.state-unknown")).isTrue();
        Files.write(state, new byte[] {(byte) 0xff, 0});
        assertThat(once().exit()).isEqualTo(2);
        Files.write(state, new byte[0]);
        assertThat(once().exit()).isEqualTo(2);
    }

    @Test
    void another_log_at_the_address_is_untrue() throws IOException {
        once();
        var key = org.huiyin.tlog.note.SigningKey.ofLog("log.example.gov.cn/other", SealedLog.seed(5));
        log.sign(key);
        var run = once("--key", key.verifier().toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.found("monitor.other-log")).isTrue();
    }

    @Test
    void a_log_that_cannot_be_reached_ends_a_single_look_and_no_watch() {
        served.status = 403;
        assertThat(once().exit()).isEqualTo(3);
        var rounds = new ArrayList<Duration>();
        var run = watch(time -> {
            rounds.add(time);
            served.status = 200;
            if (rounds.size() == 2) {
                throw new InterruptedException();
            }
        }, List.of());
        assertThat(run.exit()).isZero();
        assertThat(run.found("log.unreachable")).isTrue();
        assertThat(run.found("monitor.first")).isTrue();
    }

    @Test
    void the_entries_of_a_matter_are_told_as_they_appear_and_numbers_left_out_or_taken_twice() {
        log.seal(SealedLog.event("mine", 1), SealedLog.event("other", 1));
        var rounds = new ArrayList<Duration>();
        var run = watch(time -> {
            rounds.add(time);
            switch (rounds.size()) {
                case 1 -> log.seal(SealedLog.event("mine", 2));
                case 2 -> log.seal(SealedLog.event("mine", 4));
                case 3 -> log.seal(SealedLog.event("mine", 3), SealedLog.event("mine", 2));
                case 4 -> log.seal(SealedLog.version("mine", 2));
                default -> throw new AssertionError("a step that was sealed in two versions ends the watch");
            }
        }, List.of("--case", "mine"));
        var looks = run.out().lines().toList();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(looks).hasSize(5);
        assertThat(looks.get(0)).contains("\"no\":1").doesNotContain("\"case\":\"other\"").doesNotContain("case.skipped");
        assertThat(looks.get(1)).contains("\"no\":2").doesNotContain("case.skipped");
        assertThat(looks.get(2)).contains("case.skipped").contains("\"expected\":3");
        assertThat(looks.get(3)).contains("case.sealed-again").doesNotContain("case.skipped").doesNotContain("case.doubled");
        assertThat(looks.get(4)).contains("case.doubled").contains("\"other\":306");
        assertThat(looks.getFirst()).contains("key.log").contains(SealedLog.LOG.verifier().fingerprint());
        assertThat(looks.get(1)).as("once").doesNotContain("key.log");
    }

    @Test
    void a_later_watch_learns_what_was_sealed_before_it() {
        log.seal(SealedLog.event("mine", 1));
        once();
        log.seal(SealedLog.event("mine", 2));
        var run = once("--case", "mine");
        assertThat(run.exit()).isZero();
        assertThat(run.found("case.skipped")).isFalse();
        assertThat(run.out()).contains("\"count\":1,").contains("\"index\":300").contains("\"index\":301");
        assertThat(once("--case", "not allowed").exit()).isEqualTo(2);
    }
}
