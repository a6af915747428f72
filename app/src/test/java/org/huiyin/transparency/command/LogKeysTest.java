package org.huiyin.transparency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.matters.vault.Vault;
import org.huiyin.storage.MasterKey;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.SigningKey;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.VerifierKey;
import org.huiyin.transparency.store.LogKeyRows;
import org.huiyin.transparency.store.LogKeyStore;
import org.huiyin.transparency.store.LogKeyStore.Kept;
import org.huiyin.transparency.store.LogKeyStore.Use;
import org.huiyin.transparency.store.LogStore.Head;
import org.huiyin.transparency.store.Waiting;
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
    void the_log_vouches_for_a_new_key() {
        sealed(3);
        var next = house.keys.rotate(Use.LOG, LogHouse.ORIGIN, Duration.ofDays(30));
        house.clock.advance(LEASE_OVER);
        house.server().seal();
        var head = house.store.head().orElseThrow();
        var entry = LogEntry.parse(new TiledTree(head.size(), head.root(), tile -> house.files.read(tile.path())).entry(3));
        assertThat(entry).isEqualTo(new LogEntry(LogEntry.KEY, next.split("\\+")[1], 0, "2026-09-16T01:12:00Z", Commitment.of(new byte[0], next.getBytes(StandardCharsets.US_ASCII)), false));
        assertThat(house.keys.isOfOurs(entry)).isTrue();
        assertThat(house.keys.isOfOurs(new LogEntry(LogEntry.KEY, entry.caseRef(), 0, entry.ts(), Commitment.of(new byte[1], new byte[0]), false))).isFalse();
    }

    @Test
    void after_a_change_of_keys_the_same_head_is_signed_again() {
        sealed(3);
        var id = UUID.randomUUID();
        var next = SigningKey.ofLog(LogHouse.ORIGIN, new byte[32]);
        new LogKeyStore(house.jdbc).add(new Kept(id, Use.LOG, next.verifier().toString(), VAULT.sealSeed(id, new byte[32]), house.clock.instant(), null),
                house.clock.instant().plus(Duration.ofDays(1)));
        var old = house.keys.verifiers();
        house.clock.advance(LEASE_OVER);
        var server = house.server();
        server.seal();
        server.publish();
        var note = SignedNote.parse(house.files.all.get("checkpoint"));
        assertThat(note.signedBy(old)).hasSize(2).contains(next.verifier());
        assertThat(house.whole()).hasSize(3);
    }

    private static final Vault VAULT = new Vault(new MasterKey(new byte[32]));

    private List<Kept> kept() {
        var store = new LogKeyStore(house.jdbc);
        return Stream.of(Use.LOG, Use.WITNESS).flatMap(use -> store.all(use).stream()).toList();
    }

    @Test
    void nothing_that_opens_loose_things_opens_a_seed() {
        sealed(1);
        assertThat(kept()).hasSize(2).allSatisfy(key -> {
            assertThat(VAULT.openSeed(key.id(), key.sealed())).hasSize(32);
            assertThatThrownBy(() -> VAULT.openLoose(key.id(), key.sealed())).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> VAULT.openSeed(key.id(), VAULT.sealLoose(key.id(), new byte[32]))).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void seeds_outlive_a_change_of_the_master_key() throws SQLException {
        sealed(1);
        var before = kept();
        var next = new MasterKey("another master key of 32 bytes!!".getBytes(StandardCharsets.US_ASCII));
        try (var connection = Objects.requireNonNull(house.jdbc.getDataSource()).getConnection()) {
            assertThat(new LogKeyRows().reseal(connection, new MasterKey(new byte[32]), next)).isEqualTo(2);
        }
        assertThat(kept()).zipSatisfy(before, (now, then) -> assertThat(new Vault(next).openSeed(now.id(), now.sealed())).isEqualTo(VAULT.openSeed(then.id(), then.sealed())));
    }

    /** Whoever writes rows can have an upload sealed, and knows what is in it; they can copy a seed that is not theirs. */
    @Test
    void a_row_alone_makes_no_key() {
        sealed(3);
        var own = SigningKey.ofLog(LogHouse.ORIGIN, new byte[32]).verifier();
        var old = kept().getFirst();
        var id = UUID.randomUUID();
        house.jdbc.update("insert into log_key (id, use, public, sealed, since, retired_at) values (?, 'log', ?, ?, '2026-01-01', '2026-01-02')", id, own.toString(), new byte[1]);
        for (var sealed : List.of(VAULT.sealLoose(id, new byte[32]), old.sealed(), new byte[60])) {
            house.jdbc.update("update log_key set sealed = ? where id = ?", sealed, id);
            assertThat(house.keys.verifiers()).as("nothing that it signed counts").doesNotContain(own).hasSize(1);
            house.store.queue(List.of(new Waiting(null, null, null, null, new LogEntry(LogEntry.KEY, own.toString().split("\\+")[1], 0, "2026-09-16T01:12:00Z",
                    Commitment.of(new byte[0], own.toString().getBytes(StandardCharsets.US_ASCII)), false).bytes())), house.clock.instant());
            house.clock.advance(LEASE_OVER);
            house.server().seal();
            assertThat(house.whole()).as("and the log does not vouch for it").hasSize(3);
        }
        house.jdbc.update("update log_key set retired_at = '2999-01-01' where id = ?", id);
        assertThatThrownBy(() -> house.keys.sign("text\n")).isInstanceOf(IllegalStateException.class);
        house.jdbc.update("update log_key set retired_at = '2026-01-02' where id = ?", id);
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
