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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.matters.store.Readings;
import org.huiyin.people.Role;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.VerifierKey;
import org.huiyin.tlog.verify.Verifier;
import org.huiyin.transparency.command.Sequencer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The log as everybody fetches it, receipts as their holder does, and what those who keep the log may do. */
class LogHttpTest extends AppealHttp {
    @Autowired private Sequencer sequencer;
    @Autowired private Readings readings;
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
        answered(now(matter.id()), "housing");
        readings.identity(now(matter.id()), member(Role.AGENT, "centre"), "call-back");
        seal();
        var proofs = holder(receipt).get("/api/receipt/proofs?words=true").json();
        assertThat(proofs.get("events").size()).isEqualTo(4);
        assertThat(proofs.get("readings").size()).isEqualTo(1);
        for (var words : List.of(true, false)) {
            var zip = folder.resolve(words + ".zip");
            Files.write(zip, holder(receipt).get("/api/receipt/proofs.zip?words=" + words).raw().body());
            assertThat(verify(with("receipt", zip.toString(), "--rules", Path.of("../rules").toString()))).isZero();
        }
        assertThat(holder("x").get("/api/receipt/proofs").status()).isEqualTo(401);
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
        answered(now(matter.id()), "housing"); // the step that follows
        readings.identity(now(matter.id()), member(Role.AGENT, "centre"), "call-back");
        var auditor = as(Role.AUDITOR, "centre");
        var shown = mine(auditor, number(matter));
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().get("why").asString()).isEqualTo("not-held");
        readings.identity(now(matter.id()), member(Role.HANDLER, "housing"), "visit");
        assertThat(mine(auditor, number(matter))).as("three days are not over").hasSize(1);
        clock.advance(Duration.ofDays(4));
        shown = mine(auditor, number(matter));
        assertThat(shown).extracting(one -> one.get("why").asString()).containsExactlyInAnyOrder("not-held", "no-step");
        for (var one : shown) {
            assertThat(auditor.post("/api/log/readings/" + one.get("id").asString() + "/review", Map.of("outcome", "in-order")).status()).isEqualTo(204);
        }
        assertThat(mine(auditor, number(matter))).isEmpty();
        assertThat(as(Role.HANDLER, "housing").get("/api/log/readings").status()).isEqualTo(403);
    }

    private static List<tools.jackson.databind.JsonNode> mine(Browser auditor, String number) {
        var found = new ArrayList<tools.jackson.databind.JsonNode>();
        auditor.get("/api/log/readings").json().get("readings").forEach(one -> {
            if (one.get("number").asString().equals(number)) {
                found.add(one);
            }
        });
        return found;
    }
}
