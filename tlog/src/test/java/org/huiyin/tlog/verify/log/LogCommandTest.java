package org.huiyin.tlog.verify.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.huiyin.tlog.Edge;
import org.huiyin.tlog.Entries;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.CanonicalJson;
import org.huiyin.tlog.verify.SealedLog;
import org.huiyin.tlog.verify.SealedLog.Run;
import org.huiyin.tlog.verify.told.Phrases;
import org.huiyin.tlog.verify.told.Report;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCommandTest {
    @TempDir
    Path folder;
    private SealedLog log;

    @BeforeEach
    void begin() {
        log = new SealedLog(folder).fill(700);
    }

    private Run check(String... more) {
        var words = new ArrayList<>(java.util.List.of("log", folder.toString()));
        words.addAll(java.util.List.of(more));
        return SealedLog.json(words.toArray(String[]::new));
    }

    private void untrue(String key, String... more) {
        var run = check(more);
        assertThat(run.exit()).as(run.out()).isEqualTo(1);
        assertThat(run.found(key)).as(run.out()).isTrue();
        assertThat(run.found("log.proved")).isFalse();
    }

    @Test
    void a_whole_log_is_proved_and_counted() {
        log.seal(SealedLog.event("a", 2), CanonicalJson.bytes(java.util.Map.of("v", 1, "kind", "notice")));
        var run = check("--thorough", "--witness", SealedLog.WITNESS.verifier().toString());
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.found("log.proved")).isTrue();
        assertThat(run.found("log.no-doubles")).isTrue();
        assertThat(run.found("checkpoint.witnessed")).isTrue();
        assertThat(run.found("log.unknown-kind")).isTrue();
        assertThat(run.out()).contains("\"size\":702").contains("event 701").contains("notice v1").contains("\"tiles\":4");
        var empty = SealedLog.json("log", new SealedLog(folder.resolve("empty")).folder.toString());
        assertThat(empty.exit()).as(empty.out()).isZero();
    }

    @Test
    void a_long_log_is_proved_too() {
        log.fill(66_000);
        var run = check();
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("\"size\":66700");
    }

    @Test
    void a_changed_entry_is_found_in_its_tile() throws IOException {
        log.spoil("tile/entries/001", 50);
        untrue("log.tile-wrong");
        assertThat(check().out()).contains("\"from\":256").contains("entry 256");
    }

    @Test
    void a_changed_hash_is_found_also_where_a_subtree_is_shared() throws IOException {
        log.fill(66_000);
        for (var tile : java.util.List.of("tile/0/001", "tile/0/255", "tile/0/260.p/140", "tile/1/000", "tile/2/000.p/1")) {
            log.spoil(tile, 3);
            var run = check();
            assertThat(run.exit()).as(tile).isEqualTo(1);
            assertThat(run.found("log.tile-wrong") || run.found("log.edge-wrong")).as(tile).isTrue();
            log.spoil(tile, 3);
        }
        assertThat(check().exit()).isZero();
    }

    @Test
    void a_dropped_entry_is_found() throws IOException {
        var short_ = new ArrayList<>(log.entries.subList(256, 511));
        log.write("tile/entries/001", Entries.pack(short_));
        untrue("log.tile-wrong");
        Files.delete(folder.resolve("tile/entries/001"));
        untrue("log.tile-wrong");
        Files.delete(folder.resolve("tile/0/002.p/188"));
        untrue("log.edge-wrong");
    }

    @Test
    void files_that_were_cut_or_filled_with_garbage_are_untrue_or_malformed() throws IOException {
        for (var path : java.util.List.of("tile/entries/000", "tile/entries/002.p/188", "tile/0/000", "tile/1/000.p/2", "checkpoint")) {
            var whole = Files.readAllBytes(folder.resolve(path));
            for (var bytes : java.util.List.of(new byte[0], java.util.Arrays.copyOf(whole, whole.length - 1), java.util.Arrays.copyOf(whole, whole.length / 2), new byte[] {(byte) 0xff, 0})) {
                log.write(path, bytes);
                assertThat(check().exit()).as(path + " of " + bytes.length).isEqualTo(path.equals("checkpoint") ? 2 : 1);
            }
            log.write(path, whole);
        }
        log.write("tile/0/000", new byte[8193]);
        assertThat(check().exit()).as("longer than a tile can be").isEqualTo(1);
    }

    @Test
    void an_entry_that_is_not_written_as_it_must_be_is_untrue() {
        log.seal("{\"v\":1,\"kind\":\"event\",\"hidden\":\"name\"}".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2}, "{\"v\":2, \"kind\":\"event\"}".getBytes(StandardCharsets.UTF_8));
        var run = check();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().split("\"log.entry-broken\"", -1)).hasSize(4);
    }

    @Test
    void a_step_sealed_in_two_versions_is_found_when_it_is_sought() {
        log.seal(SealedLog.version("m3", 1));
        assertThat(check().exit()).isZero();
        assertThat(check().found("log.not-thorough")).isTrue();
        var run = check("--thorough");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("\"case\":\"m3\"").contains("\"index\":3").contains("\"other\":700");
    }

    @Test
    void the_same_step_sealed_again_is_told_and_hide_no_second_version() {
        log.seal(SealedLog.event("m3", 1), SealedLog.event("m3", 1, "2026-11-28T05:00:00Z", true), SealedLog.event("m4", 1)); // once more, and late
        var run = check("--thorough");
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.found("log.no-doubles")).isTrue();
        assertThat(run.out()).contains("\"message\":\"log.sealed-again\"").contains("\"count\":3").contains("\"index\":3").contains("\"other\":700");
        log.seal(SealedLog.version("m3", 1));
        assertThat(check("--thorough").exit()).isEqualTo(1);
        assertThat(check("--thorough").out()).contains("\"other\":703").contains("\"log.sealed-again\"").doesNotContain("\"log.no-doubles\"");
    }

    @Test
    void an_entry_of_long_before_is_asked_about_with_its_neighbours_and_is_no_lie() {
        var times = java.util.List.of("05:00:00Z", "06:00:00Z", "05:50:00Z", "05:49:59Z", "06:00:01Z");
        times.forEach(time -> log.seal(SealedLog.event("t" + time.substring(0, 5).replace(':', '-'), 1 + times.indexOf(time), "2026-11-28T" + time, false)));
        var run = check();
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out().split("\"log.behind\"", -1)).as("ten minutes are nothing, a second more is asked about").hasSize(2);
        assertThat(run.out()).contains("\"facts\":{\"after\":\"2026-11-28T06:00:01Z\",\"before\":\"2026-11-28T05:50:00Z\",\"case\":\"t05-49\",\"index\":703,"
                + "\"newest\":\"2026-11-28T06:00:00Z\",\"newestIndex\":701,\"no\":4,\"ts\":\"2026-11-28T05:49:59Z\"}").contains("\"level\":\"odd\"");
    }

    @Test
    void what_was_sealed_late_or_tells_its_day_alone_has_longer() {
        log.seal(SealedLog.event("old", 1, "2025-01-01T00:00:00Z", true), SealedLog.event("day", 1, "2026-11-27", false));
        assertThat(check().found("log.behind")).isFalse();
        log.seal(SealedLog.event("day", 2, "2026-11-26", false));
        assertThat(check().out()).contains("\"log.behind\"").contains("\"index\":702").contains("\"after\":\"–\"");
        for (int i = 0; i < 30; i++) {
            log.seal(SealedLog.event("many", 1 + i, "2026-11-20", false));
        }
        assertThat(check().out().split("\"log.behind\"", -1)).hasSize(21);
        assertThat(check().out()).contains("\"log.more-behind\"").contains("\"count\":11");
    }

    @Test
    void an_entry_that_tells_a_time_after_its_witness_is_untrue() {
        var witness = SealedLog.WITNESS.verifier().toString();
        log.seal(SealedLog.event("next", 1, "2026-11-28T05:10:00Z", false), SealedLog.event("day", 1, "2026-11-28", false));
        assertThat(check("--witness", witness).exit()).isZero();
        log.seal(SealedLog.event("ahead", 1, "2026-11-28T05:10:01Z", false));
        var run = check("--witness", witness);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("\"log.after-witness\"").contains("\"index\":702").doesNotContain("\"index\":701");
        assertThat(check().exit()).as("without a witness nobody says so").isZero();
    }

    @Test
    void the_keys_are_told_by_their_fingerprints() {
        var run = check("--witness", SealedLog.WITNESS.verifier().toString());
        assertThat(run.out()).contains("\"key.log\"").contains("\"fingerprint\":\"" + SealedLog.LOG.verifier().fingerprint() + "\"")
                .contains("\"key.witness\"").contains("\"fingerprint\":\"" + SealedLog.WITNESS.verifier().fingerprint() + "\"");
    }

    @Test
    void steps_are_sought_share_by_share_and_nothing_is_missed() {
        log.seal(SealedLog.version("m3", 1), SealedLog.version("m600", 1), SealedLog.event("m601", 2));
        var tiles = new FolderLog(folder);
        var tree = new TiledTree(703, Edge.read(703, tiles).root(), tiles);
        for (int share : new int[] {50, 702, 703, 10_000}) {
            var report = new Report(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()), Phrases.english(), true);
            new Doubles(tree, report, share).seek();
            assertThat(report.findings()).extracting("key").as("share %d", share).containsExactly("log.double", "log.double");
        }
    }

    @Test
    void a_checkpoint_of_another_key_or_another_root_is_untrue() throws IOException {
        log.sign(SealedLog.OTHER);
        untrue("checkpoint.not-signed");
        log.sign(SealedLog.LOG);
        var note = Files.readString(folder.resolve("checkpoint"));
        Files.writeString(folder.resolve("checkpoint"), note.replace("\n700\n", "\n699\n"));
        untrue("checkpoint.not-signed");
        Files.writeString(folder.resolve("checkpoint"), note);
        assertThat(check("--witness", "w+" + "00000000+x").exit()).isEqualTo(2);
        assertThat(check("--quorum", "1").exit()).isEqualTo(2);
        var root = new org.huiyin.tlog.note.Checkpoint("log.example.gov.cn/district", 700, Hash.leaf(new byte[0])).text();
        Files.writeString(folder.resolve("checkpoint"), new org.huiyin.tlog.note.SignedNote(root, java.util.List.of(SealedLog.LOG.sign(root))).format());
        untrue("log.edge-wrong");
    }

    @Test
    void a_folder_without_a_checkpoint_is_not_reached() throws IOException {
        Files.delete(folder.resolve("checkpoint"));
        assertThat(check().exit()).isEqualTo(3);
        assertThat(SealedLog.json("log", folder.resolve("none").toString()).exit()).isEqualTo(2);
    }
}
