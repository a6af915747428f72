package org.huiyin.insight.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.huiyin.figures.Counted;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.MatterStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** What came in, public or not, as figures need it: no word, no number, no position. */
@Component
public class ReceivedStore {
    private static final String RECEIVED = """
            select m.kind, m.category, (m.flags & %d) <> 0, m.office, m.place, m.state, m.received_at, (
                select min(c.at) from counted c where c.district = m.district and c.matter_id = m.matter_id and c.measure = '%s')
            from matter m where m.district = ? and m.kind = any(?) and m.received_at >= ? and m.received_at < ?"""
            .formatted(1 << Header.Flag.REPORT.ordinal(), Counted.REPLIED);

    /**
     * One of them.
     *
     * @param office who holds it, or held it last
     * @param answeredAt when it was first answered
     */
    public record Received(String kind, @Nullable String category, boolean report, int office, @Nullable Integer place, String state,
            Instant receivedAt, @Nullable Instant answeredAt) {}

    private final JdbcTemplate jdbc;

    ReceivedStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void each(short district, List<String> kinds, Instant from, Instant to, Consumer<Received> take) {
        jdbc.query(RECEIVED, (RowCallbackHandler) row -> take.accept(new Received(row.getString(1), row.getString(2), row.getBoolean(3), row.getInt(4),
                row.getObject(5, Integer.class), row.getString(6), row.getObject(7, OffsetDateTime.class).toInstant(), PublicStore.instant(row, 8))),
                district, kinds.toArray(String[]::new), Objects.requireNonNull(MatterStore.utc(from)), Objects.requireNonNull(MatterStore.utc(to)));
    }
}
