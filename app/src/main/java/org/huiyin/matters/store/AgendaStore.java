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

    public List<MatterId> due(Instant now, int most) {
        return jdbc.query("select district, matter_id from matter_agenda where wake_at <= ? order by wake_at limit ?",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), MatterStore.utc(now), most);
    }
}
