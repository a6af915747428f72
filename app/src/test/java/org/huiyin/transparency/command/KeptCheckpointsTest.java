package org.huiyin.transparency.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SigningKey;
import org.huiyin.transparency.store.LogStore.Head;
import org.junit.jupiter.api.Test;

/** Which checkpoints are kept, and under which of them an entry is proved. */
class KeptCheckpointsTest {
    private static final SigningKey WITNESS = SigningKey.ofWitness("witness.example.edu.cn/w1", new byte[32]);
    private final LogHouse house = new LogHouse();

    private void remember(long size, String at, boolean witnessed) {
        house.keys.begin(LogHouse.ORIGIN);
        var text = new Checkpoint(LogHouse.ORIGIN, size, Hash.leaf(new byte[] {(byte) size})).text();
        var note = house.keys.sign(text).with(witnessed ? List.of(WITNESS.cosign(text, 1)) : List.of());
        house.store.remember(new Head(LogHouse.ORIGIN, size, size, Hash.leaf(new byte[] {(byte) size}), note.format(), Instant.parse(at)));
    }

    private List<Long> kept() {
        return house.store.remembered(100).stream().map(Head::size).toList();
    }

    /** -1 where none holds it. */
    private long under(long index) {
        var held = house.store.firstHolding(List.of(index)).get(index);
        return held == null ? -1 : held.size();
    }

    @Test
    void of_each_hour_the_newest_is_kept_and_the_newest_that_was_witnessed() {
        remember(5, "2026-09-16T01:00:00Z", false);
        remember(7, "2026-09-16T01:30:00Z", true);
        assertThat(kept()).containsExactly(7L);
        remember(8, "2026-09-16T01:40:00Z", false);
        assertThat(kept()).containsExactly(8L, 7L);
        remember(9, "2026-09-16T01:59:59Z", false);
        remember(12, "2026-09-16T02:00:00Z", false);
        assertThat(kept()).containsExactly(12L, 9L, 7L);
        remember(12, "2026-09-16T02:00:00Z", true); // a witness that was late
        assertThat(kept()).containsExactly(12L, 9L, 7L);
        assertThat(under(8)).isEqualTo(12);
    }

    @Test
    void an_entry_is_proved_under_the_first_that_holds_it_before_others_one_that_was_witnessed() {
        remember(5, "2026-09-16T01:00:00Z", false);
        remember(8, "2026-09-16T02:00:00Z", false);
        assertThat(house.store.firstHolding(List.of(0L, 4L, 5L, 7L, 8L))).hasSize(4);
        assertThat(List.of(under(0), under(4), under(5), under(7))).containsExactly(5L, 5L, 8L, 8L);
        remember(11, "2026-09-16T03:00:00Z", true);
        remember(14, "2026-09-16T04:00:00Z", true);
        assertThat(List.of(under(0), under(8), under(11))).containsExactly(11L, 11L, 14L);
        remember(20, "2026-09-16T05:00:00Z", false);
        assertThat(under(14)).as("none was witnessed since").isEqualTo(20);
        assertThat(under(20)).isEqualTo(-1);
    }

    @Test
    void neither_keeping_nor_finding_reads_all_that_were_kept() {
        remember(1, "2016-01-01T00:00:00Z", false);
        var note = house.store.remembered(1).getFirst().note();
        house.jdbc.update("""
                insert into log_checkpoint (size, sealed_at, note, witnessed)
                select n, '2016-01-01'::timestamptz + n * interval '1 hour', ?, n % 2 = 0 from generate_series(2, 20000) n""", note);
        house.analyze("log_checkpoint");
        var plans = new ArrayList<String>();
        plans.addAll(house.jdbc.queryForList("explain delete from log_checkpoint where sealed_at >= '2018-01-01' and sealed_at < '2018-01-01 01:00' and size < 99999 and not witnessed", String.class));
        plans.addAll(house.jdbc.queryForList("explain select size from log_checkpoint where size > 300 and witnessed order by size limit 1", String.class));
        plans.addAll(house.jdbc.queryForList("explain select size from log_checkpoint where size > 300 order by size limit 1", String.class));
        assertThat(plans).noneMatch(line -> line.contains("Seq Scan"));
    }
}
