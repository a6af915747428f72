package org.huiyin.insight.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.huiyin.figures.Counted;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.MatterStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** What came in, public or not, as figures need it: no word, no number, no position. */
@Component
public class ReceivedStore {
    /** A matter's number begins with its day, so what counted of a month's lies side by side: one by one it took seven times as long. */
    private static final String RECEIVED = """
            select m.kind, m.category, (m.flags & %d) <> 0, m.office, m.place, m.state, m.received_at, c.at
            from matter m left join (
                select matter_id, min(at) as at from counted
                where district = ? and measure = '%s' and matter_id >= ? and matter_id < ?
                group by matter_id) c on c.matter_id = m.matter_id
            where m.district = ? and m.kind = any(?) and m.received_at >= ? and m.received_at < ?"""
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
                district, around(from, -1), around(to, 2), district, kinds.toArray(String[]::new), Objects.requireNonNull(MatterStore.utc(from)), Objects.requireNonNull(MatterStore.utc(to)));
    }

    /** Where the numbers of a day begin, in any zone of the earth. */
    private static long around(Instant at, int days) {
        return MatterId.of((short) 0, LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(days), 0).value();
    }
}
