package org.huiyin.figures.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huiyin.figures.Answers;
import org.huiyin.figures.Counting;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.store.OutboxStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class AnswerStore implements Answers {
    private final JdbcTemplate jdbc;
    private final OutboxStore outbox;
    private final KeptStore kept;
    private final TotalStore totals;
    private final District district;
    private final List<String> kinds;

    AnswerStore(JdbcTemplate jdbc, OutboxStore outbox, KeptStore kept, TotalStore totals, District district, List<Counting> kinds) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.kept = kept;
        this.totals = totals;
        this.district = district;
        this.kinds = kinds.stream().map(Counting::kind).toList();
    }

    @Override
    public List<MatterId> waiting(List<Integer> offices, Instant from, Instant end) {
        return jdbc.query("""
                select matter_id from counted
                where district = ? and office = any(?) and measure = 'replied' and at >= ? and at < ? and detail = 'waiting'
                order by matter_id""",
                (row, _) -> new MatterId(district.id(), row.getLong(1)), district.id(), offices.toArray(Integer[]::new), CountedStore.utc(from),
                CountedStore.utc(end));
    }

    @Override
    public Optional<Instant> countedUntil() {
        return kept.find().filter(KeptStore.Kept::complete).flatMap(_ -> outbox.asOf());
    }

    @Override
    public List<Integer> offices() {
        return totals.offices(district.id(), kinds);
    }
}
