package org.huiyin.transparency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.VerifierKey;
import org.huiyin.transparency.store.LogKeyStore.Use;
import org.huiyin.transparency.store.LogStore.Head;
import org.junit.jupiter.api.Test;

class LogKeysTest {
    private static final Duration LEASE_OVER = Duration.ofSeconds(20);
    private final LogHouse house = new LogHouse();

    private void sealed(int entries) {
        var server = house.server();
        server.begin(LogHouse.ORIGIN);
        house.queue(0, entries, house.clock.instant());
        server.seal();
        server.publish();
    }

    @Test
    void a_new_key_signs_beside_the_old_one_until_its_time_is_over() {
        sealed(3);
        var old = house.keys.verifiers().getFirst();
        house.clock.advance(Duration.ofDays(400));
        house.keys.rotate(Use.LOG, LogHouse.ORIGIN, Duration.ofDays(30));
        var next = house.keys.verifiers().getFirst();
        assertThat(next).isNotEqualTo(old);
        assertThat(signers(old, next)).containsExactlyInAnyOrder(old, next);
        house.clock.advance(Duration.ofDays(31));
        assertThat(signers(old, next)).containsExactly(next);
        assertThat(house.keys.verifiers()).as("what was signed before is still to be checked").containsExactly(next, old);
    }

    private List<VerifierKey> signers(VerifierKey... known) {
        house.clock.advance(LEASE_OVER);
        int more = house.store.head().map(Head::size).orElse(0L).intValue() + 1000;
        house.queue(more, more + 1, house.clock.instant());
        var server = house.server();
        server.seal();
        server.publish();
        return SignedNote.parse(house.files.all.get("checkpoint")).signedBy(List.of(known));
    }

    @Test
    void sm2_signs_beside_ed25519_and_whoever_does_not_know_it_passes_over() {
        var keys = house.keys("on");
        keys.begin(LogHouse.ORIGIN);
        var text = LogHouse.ORIGIN + "\n0\n" + org.huiyin.tlog.Hash.EMPTY.base64() + "\n";
        var note = SignedNote.parse(keys.sign(text).format());
        assertThat(note.signatures()).hasSize(2);
        assertThat(TrustPolicy.of(keys.verifiers().getFirst()).open(note).size()).isZero();
        var sm2 = keys.inUse().stream().filter(key -> key.use() == Use.SM2).findFirst().orElseThrow().written();
        assertThat(Sm2Key.verifies(sm2, text, note.signatures().get(1))).isTrue();
        assertThat(Sm2Key.verifies(sm2, text.replace("\n0\n", "\n1\n"), note.signatures().get(1))).isFalse();
        assertThatThrownBy(() -> VerifierKey.parse(sm2)).isInstanceOf(org.huiyin.tlog.Malformed.class);
    }
}
