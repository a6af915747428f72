package org.huiyin.matters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.SpineEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The events of a matter, oldest first, and the sealed words they point to. */
@Component
public class History {
    /** One stored event, read back. */
    public record Recorded(MatterId id, int revision, String kind, @Nullable Object event, @Nullable SpineEvent spine,
            List<ClockChange> clocks, UUID actor, @Nullable Integer office, Instant occurredAt, Instant recordedAt) {}

    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private final JdbcTemplate jdbc;
    private final Codec codec;

    History(JdbcTemplate jdbc, Codec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    public List<Recorded> of(MatterId id, String kindOfMatter) {
        return jdbc.query("""
                select district, matter_id, revision, kind, body, spine, clocks, actor, office, occurred_at, recorded_at
                from matter_event where district = ? and matter_id = ? order by revision""",
                (row, _) -> recorded(row, kindOfMatter), id.district(), id.value());
    }

    /** Whose the last event of that name is. */
    public Optional<UUID> lastActor(MatterId id, String event) {
        return jdbc.query("select actor from matter_event where district = ? and matter_id = ? and kind = ? order by revision desc limit 1",
                (row, _) -> row.getObject(1, UUID.class), id.district(), id.value(), event).stream().findFirst();
    }

    /** Of several matters at once, each from its first event to its last; without those that hold an event this program cannot read. */
    public Map<MatterId, List<Recorded>> of(List<MatterId> ids) {
        var all = new HashMap<MatterId, List<Recorded>>();
        var unreadable = new HashSet<MatterId>();
        jdbc.query("""
                select e.district, e.matter_id, e.revision, e.kind, e.body, e.spine, e.clocks, e.actor, e.office, e.occurred_at, e.recorded_at,
                    m.kind
                from unnest(?::smallint[], ?::bigint[]) asked (district, matter_id)
                join matter m using (district, matter_id) join matter_event e using (district, matter_id)
                order by e.district, e.matter_id, e.revision""",
                row -> {
                    var id = new MatterId(row.getShort(1), row.getLong(2));
                    try {
                        all.computeIfAbsent(id, _ -> new ArrayList<>()).add(recorded(row, row.getString(12)));
                    } catch (RuntimeException unknown) { // of a newer program, or damaged: it must keep no other waiting
                        LOG.error("event {} of matter {} of district {} cannot be read", row.getInt(3), id.value(), id.district(), unknown);
                        unreadable.add(id);
                    }
                },
                ids.stream().map(MatterId::district).toArray(Short[]::new), ids.stream().map(MatterId::value).toArray(Long[]::new));
        all.keySet().removeAll(unreadable);
        return all;
    }

    /** Every sealed word of the matter, by number. */
    public Map<Short, byte[]> words(MatterId id) {
        var words = new HashMap<Short, byte[]>();
        jdbc.query("select no, sealed from matter_words where district = ? and matter_id = ?",
                row -> { words.put(row.getShort(1), row.getBytes(2)); }, id.district(), id.value());
        return words;
    }

    Recorded recorded(ResultSet row, String kindOfMatter) throws SQLException {
        return new Recorded(new MatterId(row.getShort(1), row.getLong(2)), row.getInt(3), row.getString(4),
                codec.event(kindOfMatter, row.getString(4), row.getString(5)), codec.spine(row.getString(6)), codec.clocks(row.getString(7)),
                row.getObject(8, UUID.class), row.getObject(9, Integer.class), row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getObject(11, OffsetDateTime.class).toInstant());
    }
}
