package org.huiyin.tlog.verify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.tlog.entry.CanonicalJson;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.Json;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.tlog.verify.SealedLog;
import org.huiyin.tlog.verify.SealedLog.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptCommandTest {
    private static final String SAID = "已修好。";
    @TempDir
    Path folder;
    private SealedLog log;

    @BeforeEach
    void begin() {
        log = new SealedLog(folder.resolve("log")).fill(300);
    }

    static String payload(int seq, String name, String more) {
        return """
                {"v":1,"matter":"WC260916-7K3M9Q","seq":%d,"name":"%s","by":"staff","office":12,"actor":"x","occurredAt":"2026-09-16T01:12:00.25Z",
                "recordedAt":"2026-09-16T01:12:00.5Z"%s}""".formatted(seq, name, more);
    }

    private static final String STARTS = """
            ,"clocks":[{"slot":"promise","due":{"code":"appeal.promise.complaint","from":"2026-09-16T01:12:00Z","at":"2026-10-13T09:30:00Z","rule":"art. 1"}}]""";

    private static Opening.Words words() {
        return new Opening.Words(1, SAID, SealedLog.SECRET.saltOfWords(1));
    }

    private static String sealedWords() {
        return ",\"words\":[{\"no\":1,\"use\":\"reply\",\"commit\":\"" + Commitment.of(SealedLog.SECRET.saltOfWords(1), SAID.getBytes(StandardCharsets.UTF_8)) + "\"},"
                + "{\"no\":2,\"use\":\"released\",\"commit\":\"" + Commitment.of(new byte[32], new byte[0]) + "\"}]";
    }

    private String save(String name, String receipt) throws IOException {
        return Files.writeString(folder.resolve(name + ".tlog-proof"), receipt).toString();
    }

    static Run check(String... files) {
        var words = new java.util.ArrayList<>(List.of("receipt"));
        words.addAll(List.of(files));
        return SealedLog.json(words.toArray(String[]::new));
    }

    @Test
    void a_matter_is_told_step_by_step() throws IOException {
        var first = log.step(1, payload(1, "AppealRegistered", STARTS));
        var third = log.step(3, payload(3, "AppealReplied",
                ",\"event\":{\"is\":\"AppealReplied\"},\"clocks\":[{\"slot\":\"promise\",\"settledAt\":\"2026-10-12T01:00:00Z\"}]" + sealedWords()), words());
        var run = check(save("1", log.receipt(first)), save("3", log.receipt(third)), "--witness", SealedLog.WITNESS.verifier().toString(), "--rules", "../rules");
        assertThat(run.exit()).as(run.out()).isZero();
        for (var key : List.of("step.proved", "words.proved", "words.not-told", "sealed.witnessed", "matter.missing", "clock.started", "clock.counted", "clock.kept", "receipt.means")) {
            assertThat(run.found(key)).as(key).isTrue();
        }
        assertThat(run.out()).contains("\"missing\":[2]").contains(SAID).contains("\"index\":301");
        var text = SealedLog.run(time -> { }, "receipt", folder.toString(), "--key", SealedLog.LOG.verifier().toString(), "--lang", "zh");
        assertThat(text.exit()).isZero();
        assertThat(text.out()).contains("√ 第 3 步").contains("答复（AppealReplied）").contains("单位 12").contains("您没有这些步骤的凭证：2").contains("结论：2 份凭证，2 份得到证明");
    }

    @Test
    void a_reading_and_what_is_of_another_kind_are_told() throws IOException {
        var reading = CanonicalJson.of("{\"v\":1,\"matter\":\"WC1\",\"at\":\"2026-09-16T16:30:00Z\",\"role\":\"handler\",\"office\":12,\"grade\":\"identity\",\"purpose\":\"visit\"}");
        var salt = SealedLog.SECRET.saltOfReading("1");
        var commit = Commitment.of(salt, reading.getBytes(StandardCharsets.UTF_8));
        for (var day : List.of("2026-09-16", "2026-09-17")) { // in UTC, and in Beijing
            var opening = new Opening(new LogEntry(LogEntry.READING, SealedLog.SECRET.caseRef(), 0, day, commit, false), reading, salt);
            log.seal(opening.entry().bytes());
            var run = check(save("r", log.receipt(opening)));
            assertThat(run.exit()).as(run.out()).isZero();
            assertThat(run.found("reading.proved")).isTrue();
        }
        var wrong = new Opening(new LogEntry(LogEntry.READING, SealedLog.SECRET.caseRef(), 0, "2026-09-18", commit, false), reading, salt);
        log.seal(wrong.entry().bytes());
        assertThat(check(save("r", log.receipt(wrong))).found("receipt.contradicts")).isTrue();
        var rules = new Opening(new LogEntry(LogEntry.RULES, "clocks.csv", 0, "2026-09-18", commit, false), reading, salt);
        log.seal(rules.entry().bytes());
        assertThat(check(save("r", log.receipt(rules))).found("other.proved")).isTrue();
    }

    /** The extra of the receipt with one member changed. */
    private String changed(Opening opening, String member, Object value) {
        Map<String, Object> extra = new HashMap<>(Json.object(new String(opening.bytes(), StandardCharsets.UTF_8)));
        extra.put(member, value);
        return log.receipt(opening.entry().bytes(), Optional.of(CanonicalJson.bytes(extra)));
    }

    @Test
    void a_receipt_that_was_changed_is_untrue() throws IOException {
        var opening = log.step(1, payload(1, "AppealReplied", sealedWords()), words());
        var other = Json.object(payload(1, "AppealWithdrawn", sealedWords()));
        var salt = Base64.getEncoder().encodeToString(new byte[32]);
        var lie = List.of(Map.of("no", 1, "text", "没修", "salt", Base64.getEncoder().encodeToString(SealedLog.SECRET.saltOfWords(1))));
        var unsealed = List.of(Map.of("no", 9, "text", SAID, "salt", salt));
        for (var receipt : List.of(changed(opening, "payload", other), changed(opening, "salt", salt), changed(opening, "words", lie), changed(opening, "words", unsealed))) {
            var run = check(save("1", receipt));
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.found("receipt.changed")).isTrue();
        }
    }

    @Test
    void an_entry_that_does_not_stand_there_is_untrue() throws IOException {
        var opening = log.step(1, payload(1, "AppealReplied", ""));
        var proof = TlogProof.parse(log.receipt(opening));
        var moved = new TlogProof(proof.extra(), proof.index() - 1, proof.hashes(), proof.checkpoint());
        var shorter = new TlogProof(proof.extra(), proof.index(), proof.hashes().subList(1, proof.hashes().size()), proof.checkpoint());
        for (var wrong : List.of(moved, shorter)) {
            var run = check(save("1", wrong.format()));
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.found("receipt.not-included")).isTrue();
        }
    }

    @Test
    void a_checkpoint_of_another_key_or_without_its_witnesses_is_untrue() throws IOException {
        var receipt = log.receipt(log.step(1, payload(1, "AppealReplied", "")));
        var file = save("1", receipt);
        var stranger = org.huiyin.tlog.note.SigningKey.ofWitness("witness.example.org/w2", SealedLog.seed(9)).verifier().toString();
        for (var run : List.of(SealedLog.run(time -> { }, "receipt", file, "--json", "--key", SealedLog.OTHER.verifier().toString()), check(file, "--witness", stranger),
                check(save("2", receipt.replace("\n301\n", "\n300\n"))))) {
            assertThat(run.exit()).as(run.out()).isEqualTo(1);
            assertThat(run.found("receipt.not-signed")).isTrue();
        }
        assertThat(check(file, "--witness", stranger, "--witness", SealedLog.WITNESS.verifier().toString(), "--quorum", "1").exit()).isZero();
        assertThat(SealedLog.run(time -> { }, "receipt", file, "--key", SealedLog.OTHER.verifier().toString(), "--key", SealedLog.LOG.verifier().toString()).exit())
                .as("one of several keys").isZero();
    }

    /** A step that was recorded at that time, by the server's word. */
    private Opening recorded(int seq, String ts) {
        var payload = CanonicalJson.of(payload(seq, "Noted", "").replace("2026-09-16T01:12:00.5Z", ts));
        var salt = SealedLog.SECRET.saltOfEvent(seq);
        var entry = new LogEntry(LogEntry.EVENT, SealedLog.SECRET.caseRef(), seq, ts, Commitment.of(salt, payload.getBytes(StandardCharsets.UTF_8)), false);
        log.seal(entry.bytes());
        return new Opening(entry, payload, salt);
    }

    @Test
    void a_witness_bounds_when_it_was_recorded() throws IOException {
        var witness = SealedLog.WITNESS.verifier().toString();
        var soon = check(save("1", log.receipt(recorded(1, "2026-11-28T03:50:00Z"))), "--witness", witness);
        assertThat(soon.found("sealed.witnessed")).isTrue();
        assertThat(soon.found("sealed.long-before")).as("an hour and ten minutes are nothing").isFalse();
        var old = check(save("2", log.receipt(recorded(2, "2026-11-28T03:49:59Z"))), "--witness", witness);
        assertThat(old.exit()).isZero();
        assertThat(old.found("sealed.long-before")).isTrue();
        assertThat(check(save("3", log.receipt(recorded(3, "2026-11-28T05:10:00Z"))), "--witness", witness).exit()).isZero();
        var ahead = log.receipt(recorded(4, "2026-11-28T05:10:01Z"));
        var run = check(save("4", ahead), "--witness", witness);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.found("receipt.after-witness")).as(run.out()).isTrue();
        assertThat(check(save("4", ahead)).exit()).as("without a witness nobody says so").isZero();
    }

    @Test
    void two_versions_of_one_step_are_a_fork_and_both_are_named() throws IOException {
        var one = log.step(2, payload(2, "AppealReplied", ""));
        var two = log.step(2, payload(2, "AppealWithdrawn", ""));
        var run = check(save("a", log.receipt(one)), save("b", log.receipt(two)));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.found("matter.forked")).isTrue();
        assertThat(run.out()).contains("a.tlog-proof").contains("b.tlog-proof");
        var same = check(save("a", log.receipt(one)), save("b", log.receipt(one)));
        assertThat(same.exit()).isZero();
        assertThat(same.found("matter.same-receipt")).isTrue();
    }

    @Test
    void two_states_of_one_log_of_one_size_are_a_fork_of_the_log() throws IOException {
        var one = log.step(1, payload(1, "AppealRegistered", ""));
        var other = new SealedLog(folder.resolve("other")).fill(299).seal(SealedLog.event("hidden", 1));
        var two = other.step(2, payload(2, "AppealReplied", ""));
        var run = check(save("a", log.receipt(one)), save("b", other.receipt(two)));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.found("receipt.log-forked")).isTrue();
        assertThat(run.found("receipt.place-taken-twice")).isTrue();
    }

    @Test
    void public_part_and_sealed_part_must_say_the_same() throws IOException {
        var seq = log.step(2, payload(3, "AppealReplied", ""));
        var time = log.step(4, payload(4, "AppealReplied", "").replace("\"recordedAt\":\"2026-09-16T01:12:00.5Z\"", "\"recordedAt\":\"2026-09-16T01:12:01Z\""));
        for (var opening : List.of(seq, time)) {
            var run = check(save("x", log.receipt(opening)));
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.found("receipt.contradicts")).isTrue();
        }
        var stranger = log.step(5, payload(5, "AppealReplied", "").replace("WC260916-7K3M9Q", "WC260916-AAAAAA"));
        var run = check(save("x", log.receipt(stranger)), save("y", log.receipt(log.step(6, payload(6, "Noted", "")))));
        assertThat(run.found("matter.two-names")).isTrue();
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_deadline_moved_without_a_reason_is_untrue() throws IOException {
        var first = log.step(1, payload(1, "AppealRegistered", STARTS));
        var moved = log.step(2, payload(2, "Noted", STARTS.replace("2026-10-13", "2026-10-20")));
        var run = check(save("1", log.receipt(first)), save("2", log.receipt(moved)));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.found("clock.unreasoned")).isTrue();
        var counted = check(save("2", log.receipt(moved)), "--rules", "../rules");
        assertThat(counted.exit()).isEqualTo(1);
        assertThat(counted.found("clock.differs")).isTrue();
    }

    @Test
    void a_payload_of_wrong_types_is_malformed() throws IOException {
        int seq = 1;
        for (var wrong : List.of(payload(1, "X", ",\"clocks\":{}"), payload(1, "X", ",\"clocks\":[{\"slot\":\"promise\"}]"), payload(1, "X", ",\"clocks\":[{\"slot\":1,\"settledAt\":0}]"),
                payload(1, "X", STARTS.replace("\"2026-10-13T09:30:00Z\"", "\"soon\"")), payload(1, "X", "").replace("\"v\":1", "\"v\":2"), payload(1, "X", "").replace("\"office\":12", "\"office\":\"12\""),
                payload(1, "X", "").replace("2026-09-16T01:12:00.25Z", "+999999999-01-01T00:00:00Z"), payload(1, "X", ",\"words\":[1]"),
                payload(1, "X", "").replace("\"v\":1,", ""), payload(1, "X", "").replace("\"staff\"", "\"me\""), payload(1, "X", "").replace("T01:12:00.25Z", "t01:12:00Z"),
                payload(1, "X", "").replace("T01:12:00.25Z", "T24:00:00Z"), payload(1, "X", "").replace("T01:12:00.25Z", "T09:12:00+08:00"))) {
            var opening = log.step(seq, wrong);
            var run = check(save("x", log.receipt(opening)));
            assertThat(run.exit()).as(wrong).isEqualTo(2);
            assertThat(run.found("receipt.malformed")).isTrue();
        }
    }
}
