package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.transparency.command.LogCheck;
import org.huiyin.transparency.command.LogCheck.Fault;
import org.huiyin.transparency.command.LogCheck.Found;
import org.huiyin.transparency.command.LogKeys;
import org.huiyin.transparency.command.Receipts;
import org.huiyin.transparency.command.Sequencer;
import org.huiyin.transparency.store.LogKeyStore;
import org.huiyin.transparency.store.LogStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When something was sealed, and by which key. */
class SealedMomentsTest extends AppealServer {
    @Autowired private Sequencer sequencer;
    @Autowired private Receipts receipts;
    @Autowired private LogKeys keys;
    @Autowired private LogCheck log;
    @Autowired private LogStore store;

    @BeforeEach
    void the_log_is_begun() {
        jdbc.update("update lease set until = '2000-01-01'"); // the clock was set back
        sequencer.begin("log.example.gov.cn/district");
    }

    private void seal() {
        outbox.read();
        sequencer.seal();
        sequencer.publish();
    }

    /** Other classes of the process leave matters of their own behind. */
    private List<Found> ofNoMatter() {
        return log.walk().faults().stream().filter(one -> one.matter() == null && one.fault() == Fault.NOBODYS).toList();
    }

    /** A receipt says more of the moment the sooner its checkpoint was signed. */
    @Test
    void a_receipt_is_made_under_the_first_checkpoint_that_was_kept_and_holds_it() {
        var matter = inHand("housing");
        seal();
        long then = store.head().orElseThrow().size();
        clock.advance(Duration.ofHours(2));
        answered(now(matter.id()), "housing");
        seal();
        long now = store.head().orElseThrow().size();
        var proofs = receipts.ofEvents(now(matter.id()), true).stream().map(one -> TlogProof.parse(String.valueOf(one.receipt().proof()))).toList();
        assertThat(proofs).extracting(proof -> proof.verify(Opening.parse(proof.extra().orElseThrow()).entry().bytes(), TrustPolicy.of(keys.verifiers().getFirst())).size())
                .containsExactly(then, then, then, now);
    }

    /** Else an honest outage would look like an entry that was dated back. */
    @Test
    void what_is_sealed_long_after_it_was_recorded_says_that_it_is_late() {
        var matter = inHand("housing");
        clock.advance(Duration.ofMinutes(4));
        seal();
        answered(now(matter.id()), "housing");
        clock.advance(Duration.ofMinutes(6));
        seal();
        assertThat(receipts.ofEvents(now(matter.id()), true)).extracting(one -> Opening.parse(TlogProof.parse(String.valueOf(one.receipt().proof())).extra().orElseThrow()).entry().late())
                .containsExactly(false, false, false, true);
        assertThat(log.walk().faults()).extracting(Found::matter).doesNotContain(number(matter));
    }

    @Test
    void an_entry_of_a_key_belongs_to_a_key_that_is_kept() {
        var old = jdbc.queryForObject("select id from log_key where use = 'log' and retired_at is null", UUID.class);
        keys.rotate(LogKeyStore.Use.LOG, "log.example.gov.cn/district", Duration.ofDays(1));
        seal();
        try {
            assertThat(ofNoMatter()).isEmpty();
            var entered = store.head().orElseThrow().size() - 1;
            jdbc.update("update log_key set public = 'x' || public where retired_at is null and use = 'log'");
            assertThat(ofNoMatter()).as("the key is another").containsExactly(new Found(Fault.NOBODYS, null, null, entered, null, null));
            jdbc.update("update log_key set public = substr(public, 2) where retired_at is null and use = 'log'");
        } finally { // the classes beside this one know one key
            jdbc.update("update log_key set retired_at = '2000-01-01', since = '2000-01-01' where retired_at is null and use = 'log'");
            jdbc.update("update log_key set retired_at = null where id = ?", old);
        }
    }
}
