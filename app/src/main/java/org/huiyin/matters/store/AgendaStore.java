package org.huiyin.matters.store;

import java.time.Instant;
import java.util.List;
import org.huiyin.kernel.MatterId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which matters have a clock that must speak. */
@Component
public class AgendaStore {
    private final JdbcTemplate jdbc;

    AgendaStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Matters with a date that rests on an unpublished year, a page at a time. */
    public List<MatterId> provisional(short district, long after, int most) {
        return jdbc.query("""
                select district, matter_id from matter
                where district = ? and matter_id > ? and (flags & 32) <> 0 order by matter_id limit ?""",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), district, after, most);
    }

    public List<MatterId> due(Instant now, int most) {
        return jdbc.query("select district, matter_id from matter_agenda where wake_at <= ? order by wake_at limit ?",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), MatterStore.utc(now), most);
    }
}
