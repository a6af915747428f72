package org.huiyin.matters.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Happened;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The outbox: one row for each event, gone once it was heard. */
@Component
public class OutboxStore {
    /**
     * A row taken out.
     *
     * @param leaf the event's entry of the public log; null where only listeners are to hear of it again
     */
    public record Taken(long no, Happened happened, byte @Nullable [] leaf) {}

    private final JdbcTemplate jdbc;

    OutboxStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the oldest rows out, in the order they were written. They come back when the transaction fails. Nobody else takes any: the
     * caller holds the lease, so the rows need no lock before they go.
     */
    public List<Taken> take(int most) {
        return jdbc.query("""
                delete from outbox o where o.ctid = any(array(select ctid from outbox order by no limit ?))
                returning o.no, o.district, o.matter_id, o.revision, o.leaf""",
                (row, _) -> new Taken(row.getLong(1), new Happened(new MatterId(row.getShort(2), row.getLong(3)), row.getInt(4)), row.getBytes(5)), most)
                .stream().sorted(Comparator.comparingLong(Taken::no)).toList();
    }

    /** Everything committed before that instant has been heard. */
    public void heardUntil(Instant asOf) {
        jdbc.update("""
                insert into outbox_heard (as_of) values (?)
                on conflict (one) do update set as_of = greatest(outbox_heard.as_of, excluded.as_of)""", MatterStore.utc(asOf));
    }

    /** Empty until the outbox was read for the first time. */
    public Optional<Instant> asOf() {
        return jdbc.query("select as_of from outbox_heard", (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream().findFirst();
    }
}
