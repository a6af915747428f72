package org.huiyin.metrics.store;

import java.time.Instant;
import java.time.ZoneOffset;
import org.huiyin.kernel.District;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What waits and what is late in the whole district, in one look. */
@Component
public class House {
    /**
     * Totals; seconds are since the oldest that waits, 0 while nothing does.
     *
     * @param heard seconds since the outbox was read to its end
     * @param overdue answers that are due and not given
     */
    public record Totals(double outbox, double heard, double agenda, double agendaLag, double overdue, double jobs, double uploads) {}

    private static final int MOST = 100_000;
    private final JdbcTemplate jdbc;
    private final District district;

    House(JdbcTemplate jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    /** Counts stop at a hundred thousand: beyond that they say nothing more. */
    public Totals at(Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        return jdbc.queryForObject("""
                select (select count(*) from (select 1 from outbox limit %1$d) waiting),
                    coalesce((select extract(epoch from ? - as_of) from outbox_heard), 0),
                    (select count(*) from (select 1 from matter_agenda where district = ? and wake_at <= ? limit %1$d) waiting),
                    coalesce((select extract(epoch from ? - min(wake_at)) from matter_agenda where district = ? and wake_at <= ?), 0),
                    (select count(*) from (select 1 from matter where district = ? and owed and due < ? limit %1$d) late),
                    (select count(*) from job where district = ? and state in ('queued', 'running')),
                    (select count(*) from (select 1 from upload limit %1$d) waiting)""".formatted(MOST),
                (row, _) -> new Totals(row.getDouble(1), Math.max(0, row.getDouble(2)), row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6), row.getDouble(7)),
                at, district.id(), at, at, district.id(), at, district.id(), at, district.id());
    }
}
