package org.huiyin.matters.store;

import java.time.Instant;
import java.util.List;
import org.huiyin.kernel.MatterId;
import org.jspecify.annotations.Nullable;
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
                where district = ? and matter_id > ? and provisional order by matter_id limit ?""",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), district, after, most);
    }

    public List<MatterId> due(Instant now, int most) {
        return jdbc.query("select district, matter_id from matter_agenda where wake_at <= ? order by wake_at limit ?",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), MatterStore.utc(now), most);
    }

    /**
     * Puts right a row that woke too early. Nothing is written when the matter moved on meanwhile: its header is held, so that no
     * step can set an earlier time in between.
     */
    public boolean postpone(MatterId id, int revision, @Nullable Instant wakeAt) {
        var held = "with held as (select district, matter_id from matter where district = ? and matter_id = ? and revision = ? for share) ";
        return wakeAt == null
                ? jdbc.update(held + "delete from matter_agenda a using held h where a.district = h.district and a.matter_id = h.matter_id",
                        id.district(), id.value(), revision) == 1
                : jdbc.update(held + """
                        update matter_agenda a set wake_at = ? from held h
                        where a.district = h.district and a.matter_id = h.matter_id and a.wake_at < ?""",
                        id.district(), id.value(), revision, MatterStore.utc(wakeAt), MatterStore.utc(wakeAt)) == 1;
    }
}
