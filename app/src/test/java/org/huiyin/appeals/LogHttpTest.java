package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.Browser;
import org.huiyin.matters.command.MessageHandler;
import org.huiyin.matters.store.Readings;
import org.huiyin.matters.vault.Adoptions;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.people.Role;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Edge;
import org.huiyin.tlog.Growth;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.tlog.note.VerifierKey;
import org.huiyin.tlog.verify.Verifier;
import org.huiyin.transparency.command.LogKeys;
import org.huiyin.transparency.command.Sequencer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The log as everybody fetches it, receipts as their holder does, and what those who keep the log may do. */
class LogHttpTest extends AppealHttp {
    @Autowired private Sequencer sequencer;
    @Autowired private Readings readings;
    @Autowired private PublicFiles files;
    @Autowired private LogKeys keys;
    @Autowired private MessageHandler messages;
    @Autowired private Adoptions adoptions;
    @Autowired private Attachments attachments;
    @TempDir private Path folder;

    @BeforeEach
    void the_log_is_begun() {
        jdbc.update("update lease set until = '2000-01-01'");
        sequencer.begin("log.example.gov.cn/district");
    }

    private void seal() {
        outbox.read();
        sequencer.seal();
        sequencer.publish();
    }

    private int verify(List<String> asked) {
        var said = new ByteArrayOutputStream();
        int exit = new Verifier(new PrintStream(said, true, StandardCharsets.UTF_8), Locale.ENGLISH, clock, _ -> { }).run(asked);
        assertThat(said.toString(StandardCharsets.UTF_8)).isNotBlank();
        return exit;
    }

    private List<String> keys() {
        var asked = new ArrayList<String>();
        visitor().get("/log/key").text().lines().forEach(key -> {
            VerifierKey.parse(key);
            asked.addAll(List.of("--key", key));
        });
        assertThat(asked).hasSize(2);
        return asked;
    }

    private List<String> with(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(keys());
        return all;
    }

    @Test
    void a_stranger_checks_the_whole_log_with_the_verifier_over_http() {
        answered(inHand("housing"), "housing");
        seal();
        assertThat(verify(with("log", "http://localhost:" + port + "/log", "--thorough"))).isZero();
        answered(inHand("housing"), "housing");
        var state = folder.resolve("seen").toString();
        assertThat(verify(with("monitor", "http://localhost:" + port + "/log", "--state", state, "--once"))).isZero();
        seal();
        assertThat(verify(with("monitor", "http://localhost:" + port + "/log", "--state", state, "--once"))).isZero();
    }

    /** Whoever holds database, files and keys writes a whole other log; it is well signed, and those who kept a checkpoint know. */
    @Test
    void a_log_that_was_written_anew_is_caught_by_whoever_followed_it() {
        answered(inHand("housing"), "housing");
        seal();
        var state = folder.resolve("kept").toString();
        var follow = with("monitor", "http://localhost:" + port + "/log", "--state", state, "--once");
        assertThat(verify(follow)).isZero();
        long size = Checkpoint.parse(SignedNote.parse(visitor().get("/log/checkpoint").text()).text()).size();
        var forged = forged(size + 3);
        var before = new LinkedHashMap<String, byte[]>();
        forged.keySet().forEach(path -> files.read(path).ifPresent(bytes -> before.put(path, bytes)));
        files.write(forged);
        assertThat(verify(follow)).isEqualTo(1);
        files.write(before);
        assertThat(verify(follow)).isZero();
    }

    private Map<String, byte[]> forged(long size) {
        var written = new LinkedHashMap<String, byte[]>();
        var growth = new Growth(new Edge(), List.of(), (tile, bytes) -> written.put(tile.path(), bytes));
        for (long i = 0; i < size; i++) {
            growth.add(new LogEntry(LogEntry.EVENT, "other" + i, 1, "2026-09-16T01:12:00Z", Commitment.of(new byte[32], new byte[0]), false).bytes());
        }
        var edge = growth.finish();
        written.put("checkpoint", keys.sign(new Checkpoint("log.example.gov.cn/district", edge.size(), edge.root()).text()).format().getBytes(StandardCharsets.UTF_8));
        return written;
    }

    @Test
    void checkpoint_and_tiles_are_served_as_the_specification_says() {
        answered(inHand("housing"), "housing");
        seal();
        var checkpoint = visitor().get("/log/checkpoint");
        assertThat(checkpoint.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(checkpoint.header("Cache-Control")).contains("max-age=1");
        long size = Checkpoint.parse(SignedNote.parse(checkpoint.text()).text()).size();
        var tile = visitor().get("/log/" + new TilePath(0, size >> 8, (int) (size & 255)).path());
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(tile.header("Cache-Control")).contains("immutable");
        for (var none : List.of("/log/tile/0/999", "/log/tile/0/000.p/256", "/log/tile/0/x", "/log/tile/../checkpoint", "/log/tile/0/000.p/0", "/log/other", "/log")) {
            assertThat(visitor().get(none).status()).as(none).isIn(404, 400);
        }
    }

    @Test
    void before_the_log_is_begun_there_is_no_key_to_witness_with() {
        jdbc.update("update log_key set retired_at = '2000-01-01' where use = 'witness'");
        try {
            var none = visitor().get("/log/witness/key");
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.json().get("code").asString()).isEqualTo("log.not-begun");
        } finally {
            jdbc.update("update log_key set retired_at = null where use = 'witness'");
        }
        assertThat(visitor().get("/log/witness/key").status()).isEqualTo(200);
    }

    private Browser holder(String token) {
        return visitor().with("Authorization", "Receipt " + token);
    }

    private String token(org.huiyin.matters.Registered<?> registered) {
        return visitor().post("/api/receipts", Map.of("code", registered.receiptCode())).json().get("token").asString();
    }

    @Test
    void whoever_holds_the_receipt_takes_proofs_along_that_the_verifier_accepts_without_us() throws IOException {
        var registered = register.handle(appeal(UUID.randomUUID(), null, false));
        var receipt = token(registered);
        var matter = dispatched(registered.matter(), "housing");
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        messages.note(ask(matter, Role.HANDLER, "housing"), "青鸾：给自己人看的", false);
        messages.askDetails(ask(matter, Role.HANDLER, "housing"), "几号楼？");
        answered(now(matter.id()), "housing");
        readings.identity(now(matter.id()), member(Role.AGENT, "centre"), "call-back");
        var pdf = Files.writeString(folder.resolve("水表.pdf"), "%PDF-1.4\n%%EOF\n");
        adoptions.adopt(matter.id(), Objects.requireNonNull(matter.key()), List.of(attachments.upload("水表.pdf", Files.readAllBytes(pdf)).id()), "appeal");
        seal();
        var proofs = holder(receipt).get("/api/receipt/proofs?words=true").json();
        assertThat(proofs.get("events").size()).isEqualTo(6);
        assertThat(opened(proofs.get("events"))).contains("电表箱旁边都是水", "几号楼？", "换了两台水泵").doesNotContain("青鸾", "欧阳晓岚", "13877712345");
        assertThat(proofs.get("readings").size()).isEqualTo(1);
        assertThat(opened(proofs.get("files"))).contains("application/pdf", "sha256").doesNotContain("水表");
        for (var words : List.of(true, false)) {
            var zip = folder.resolve(words + ".zip");
            Files.write(zip, holder(receipt).get("/api/receipt/proofs.zip?words=" + words).raw().body());
            assertThat(verify(with("receipt", zip.toString(), "--rules", Path.of("../rules").toString(), "--file", pdf.toString()))).isZero();
        }
        assertThat(holder("x").get("/api/receipt/proofs").status()).isEqualTo(401);
    }

    private static String opened(JsonNode events) {
        return events.valueStream().map(one -> TlogProof.parse(one.at("/receipt/proof").asString()).extra().orElseThrow())
                .map(extra -> new String(extra, StandardCharsets.UTF_8)).collect(Collectors.joining());
    }

    @Test
    void everybody_reads_how_the_log_stands() {
        answered(inHand("housing"), "housing");
        seal();
        var log = visitor().get("/api/public/log").json();
        assertThat(log.get("origin").asString()).isEqualTo("log.example.gov.cn/district");
        assertThat(log.get("last").get("size").asLong()).isPositive();
        assertThat(log.get("keys").size()).isEqualTo(1);
        assertThat(log.get("standing").asBoolean()).isFalse();
    }

    @Test
    void a_reading_of_an_identity_by_an_office_that_did_not_hold_it_or_without_a_step_is_put_before_an_auditor_once() {
        var matter = inHand("housing");
        readings.identity(now(matter.id()), member(Role.HANDLER, "housing"), "call-back");
        clock.advance(Duration.ofMinutes(5));
        answered(now(matter.id()), "housing"); // the step that follows
        readings.identity(now(matter.id()), member(Role.AGENT, "centre"), "call-back");
        var auditor = as(Role.AUDITOR, "centre");
        var shown = mine(auditor, number(matter));
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().get("why").asString()).isEqualTo("not-held");
        readings.identity(now(matter.id()), member(Role.HANDLER, "housing"), "visit");
        assertThat(mine(auditor, number(matter))).as("three days are not over").hasSize(1);
        clock.advance(Duration.ofDays(4));
        auditor = signedIn(account(Role.AUDITOR, "centre")); // the session is over
        shown = mine(auditor, number(matter));
        assertThat(shown).extracting(one -> one.get("why").asString()).containsExactlyInAnyOrder("not-held", "no-step");
        for (var one : shown) {
            assertThat(auditor.post("/api/log/readings/" + one.get("id").asString() + "/review", Map.of("outcome", "in-order")).status()).isEqualTo(204);
        }
        assertThat(mine(auditor, number(matter))).isEmpty();
        assertThat(as(Role.HANDLER, "housing").get("/api/log/readings").status()).isEqualTo(403);
    }

    private static List<JsonNode> mine(Browser auditor, String number) {
        var found = new ArrayList<JsonNode>();
        auditor.get("/api/log/readings").json().get("readings").forEach(one -> {
            if (one.get("number").asString().equals(number)) {
                found.add(one);
            }
        });
        return found;
    }
}
