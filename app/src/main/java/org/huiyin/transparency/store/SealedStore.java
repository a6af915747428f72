package org.huiyin.transparency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.vault.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Events and readings of a matter as they are stored, each with the index of its entry. */
@Component
public class SealedStore {
    /** An event without its words, as stored; {@code index} is null while it has none. */
    public record StoredEvent(@Nullable Long index, int revision, String name, Sealer.Parts parts, UUID actor, @Nullable Integer office, Instant occurredAt,
            Instant recordedAt) {
        /** With the words that belong to it. */
        public Sealer.Event with(MatterId id, TreeMap<Short, Sealer.Said> words) {
            return new Sealer.Event(id, revision, name, parts, actor, office, occurredAt, recordedAt, words);
        }
    }

    /** A reading as stored; {@code index} is null while it has none. */
    public record StoredReading(@Nullable Long index, Sealer.Read read) {}

    /** Sealed words with their use. */
    public record StoredWords(short no, String use, byte[] sealed) {}

    private final JdbcTemplate jdbc;

    SealedStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<StoredEvent> events(MatterId id) {
        return jdbc.query("""
                select i.index, e.revision, e.kind, e.body::text, e.spine::text, e.clocks::text, e.actor, e.office, e.occurred_at, e.recorded_at
                from matter_event e left join log_index i using (district, matter_id, revision)
                where e.district = ? and e.matter_id = ? order by e.revision""",
                (row, _) -> new StoredEvent(row.getObject(1, Long.class), row.getInt(2), row.getString(3),
                        new Sealer.Parts(row.getString(4), row.getString(5), row.getString(6)), row.getObject(7, UUID.class), row.getObject(8, Integer.class),
                        instant(row, 9), instant(row, 10)), id.district(), id.value());
    }

    public List<StoredReading> readings(MatterId id) {
        return jdbc.query("""
                select i.index, r.id, r.at, r.account, r.role, r.office, r.grade, r.purpose
                from reading r left join log_index i on i.district = r.district and i.matter_id = r.matter_id and i.reading = r.id
                where r.district = ? and r.matter_id = ? order by r.at, r.id""",
                (row, _) -> new StoredReading(row.getObject(1, Long.class), new Sealer.Read(id, row.getObject(2, UUID.class), instant(row, 3),
                        row.getObject(4, UUID.class), row.getString(5), row.getInt(6), row.getString(7), row.getString(8))), id.district(), id.value());
    }

    public List<StoredWords> words(MatterId id) {
        return jdbc.query("select no, use, sealed from matter_words where district = ? and matter_id = ? order by no",
                (row, _) -> new StoredWords(row.getShort(1), row.getString(2), row.getBytes(3)), id.district(), id.value());
    }

    /** An entry whose event or reading is gone. */
    public record Gone(long index, MatterId matter, @Nullable Integer revision) {}

    /** Over all matters, also those of which nothing is left. */
    public List<Gone> dropped(int most) {
        return jdbc.query("""
                select i.index, i.district, i.matter_id, i.revision from log_index i
                where i.revision is not null and not exists (select 1 from matter_event e
                        where e.district = i.district and e.matter_id = i.matter_id and e.revision = i.revision)
                    or i.reading is not null and not exists (select 1 from reading r
                        where r.district = i.district and r.matter_id = i.matter_id and r.id = i.reading)
                order by i.index limit ?""",
                (row, _) -> new Gone(row.getLong(1), new MatterId(row.getShort(2), row.getLong(3)), row.getObject(4, Integer.class)), most);
    }

    /** Indexes below that size that belong to no matter; those that a restore lost are known as such. */
    public List<Long> ofNoMatter(long size, int most) {
        return jdbc.queryForList("select index from log_index where index < ? and matter_id is null and district is null order by index desc limit ?",
                Long.class, size, most);
    }

    /** Those of these matters that hold an event or a reading which was never given to the log. */
    public List<MatterId> unsealed(List<MatterId> ids) {
        return jdbc.query("""
                select asked.district, asked.matter_id from unnest(?::smallint[], ?::bigint[]) asked (district, matter_id)
                where exists (select 1 from matter_event e where e.district = asked.district and e.matter_id = asked.matter_id
                        and not exists (select 1 from log_index i where i.district = e.district and i.matter_id = e.matter_id and i.revision = e.revision))
                    or exists (select 1 from reading r where r.district = asked.district and r.matter_id = asked.matter_id
                        and not exists (select 1 from log_index i where i.district = r.district and i.matter_id = r.matter_id and i.reading = r.id))
                order by asked.district, asked.matter_id""",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), ids.stream().map(MatterId::district).toArray(Short[]::new),
                ids.stream().map(MatterId::value).toArray(Long[]::new));
    }

    /** What of a matter is on its way: taken out of the history's transaction and without an index yet. */
    public OnTheWay onTheWay(MatterId id) {
        var revisions = new HashSet<>(jdbc.queryForList("""
                select revision from outbox where district = ? and matter_id = ? and leaf is not null
                union all select revision from log_queue where district = ? and matter_id = ? and revision is not null""",
                Integer.class, id.district(), id.value(), id.district(), id.value()));
        var readings = new HashSet<>(jdbc.queryForList("select reading from log_queue where district = ? and matter_id = ? and reading is not null",
                UUID.class, id.district(), id.value()));
        return new OnTheWay(revisions, readings);
    }

    /** Events by their revision, readings by their id. */
    public record OnTheWay(Set<Integer> revisions, Set<UUID> readings) {}

    /** Indexes below that size that belong to no event and no reading: the row that said so is gone. */
    public List<Long> nobodys(long size, int most) {
        return jdbc.queryForList("""
                select index from generate_series(0, ? - 1) as sealed (index)
                where not exists (select 1 from log_index i where i.index = sealed.index) order by index limit ?""", Long.class, size, most);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What is open of a matter's words, put to the events they belong to. */
    public static TreeMap<Integer, TreeMap<Short, Sealer.Said>> byEvent(List<StoredWords> words, BiFunction<Short, byte[], String> open) {
        var said = new TreeMap<Integer, TreeMap<Short, Sealer.Said>>();
        words.forEach(one -> said.computeIfAbsent(Sealer.revisionOf(one.no), _ -> new TreeMap<>())
                .put(one.no, new Sealer.Said(one.use, open.apply(one.no, one.sealed))));
        return said;
    }
}
