package org.huiyin.matters.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huiyin.kernel.MatterId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** All matters by their ids, some at a time, for checks that leave none out. */
@Component
public class MatterWalk {
    private final JdbcTemplate jdbc;

    MatterWalk(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<MatterId> after(MatterId last, int most) {
        return jdbc.query("""
                select district, matter_id from matter where (district, matter_id) > (?, ?) order by district, matter_id limit ?""",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), last.district(), last.value(), most);
    }

    /** When the agenda will look at it. */
    public Optional<Instant> wakeAt(MatterId id) {
        return jdbc.query("select wake_at from matter_agenda where district = ? and matter_id = ?",
                (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant(), id.district(), id.value()).stream().findFirst();
    }

    /** Whether lists show it as owed. */
    public boolean owed(MatterId id) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select owed from matter where district = ? and matter_id = ?", Boolean.class,
                id.district(), id.value()));
    }
}
