package org.huiyin.transparency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.MatterKey;
import org.huiyin.matters.vault.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Events, readings and files of a matter as they are stored, each with the index of its entry. */
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

    /** A file as stored, the sum of its bytes sealed; {@code index} is null while it has none. */
    public record StoredFile(@Nullable Long index, UUID file, String use, String mediaType, int bytes, String address, @Nullable String thumbnail,
            byte @Nullable [] digest, Instant addedAt) {
        /** Opened. */
        public Sealer.Kept with(MatterId id, MatterKey key) {
            return new Sealer.Kept(id, file, use, mediaType, bytes, address, thumbnail, digest == null ? null : Attachments.sha256(key, digest), addedAt);
        }
    }

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
                select i.index, r.id, r.at, r.account, r.role, r.office, r.grade, r.purpose, r.held
                from reading r left join log_index i on i.district = r.district and i.matter_id = r.matter_id and i.reading = r.id
                where r.district = ? and r.matter_id = ? order by r.at, r.id""",
                (row, _) -> new StoredReading(row.getObject(1, Long.class), new Sealer.Read(id, row.getObject(2, UUID.class), instant(row, 3),
                        row.getObject(4, UUID.class), row.getString(5), row.getInt(6), row.getString(7), row.getString(8), row.getObject(9, Boolean.class))), id.district(), id.value());
    }

    public List<StoredFile> files(MatterId id) {
        return jdbc.query("""
                select i.index, a.id, a.use, a.media_type, a.bytes, a.address, a.thumbnail, a.digest, a.added_at
                from attachment a left join log_index i on i.district = a.district and i.matter_id = a.matter_id and i.file = a.id
                where a.district = ? and a.matter_id = ? order by a.added_at, a.id""",
                (row, _) -> new StoredFile(row.getObject(1, Long.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getInt(5),
                        row.getString(6), row.getString(7), row.getBytes(8), instant(row, 9)), id.district(), id.value());
    }

    public List<StoredWords> words(MatterId id) {
        return jdbc.query("select no, use, sealed from matter_words where district = ? and matter_id = ? order by no",
                (row, _) -> new StoredWords(row.getShort(1), row.getString(2), row.getBytes(3)), id.district(), id.value());
    }

    /** An entry whose event, reading or file is gone. */
    public record Gone(long index, MatterId matter, @Nullable Integer revision, boolean file) {}

    /** Over all matters, also those of which nothing is left. An erasure takes the files along, and is sealed itself. */
    public List<Gone> dropped(int most) {
        return jdbc.query("""
                select index, district, matter_id, revision, false from log_index i where revision is not null
                    and not exists (select 1 from matter_event e where e.district = i.district and e.matter_id = i.matter_id and e.revision = i.revision)
                union all select index, district, matter_id, null, false from log_index i where reading is not null
                    and not exists (select 1 from reading r where r.district = i.district and r.matter_id = i.matter_id and r.id = i.reading)
                union all select index, district, matter_id, null, true from log_index i where file is not null
                    and not exists (select 1 from attachment a where a.district = i.district and a.matter_id = i.matter_id and a.id = i.file)
                    and not exists (select 1 from matter_event e where e.district = i.district and e.matter_id = i.matter_id and e.kind = 'Erased')
                order by 1 limit ?""",
                (row, _) -> new Gone(row.getLong(1), new MatterId(row.getShort(2), row.getLong(3)), row.getObject(4, Integer.class), row.getBoolean(5)), most);
    }

    /** Indexes below that size that belong to no matter, and are not said to be lost by a restore. */
    public List<Long> ofNoMatter(long size, int most) {
        return jdbc.queryForList("select index from log_index where index < ? and matter_id is null and district is null order by index desc limit ?",
                Long.class, size, most);
    }

    /** Indexes below that size that are said to be lost by a restore and lie in none of these ranges. */
    public List<Long> lostOutside(List<LostRange> ranges, long size, int most) {
        return jdbc.queryForList("""
                select index from log_index i where index < ? and matter_id is null and district = 0
                    and not exists (select 1 from unnest(?::bigint[], ?::bigint[]) as lost (first, next) where i.index >= lost.first and i.index < lost.next)
                order by index limit ?""", Long.class, size, ranges.stream().map(LostRange::first).toArray(Long[]::new), ranges.stream().map(LostRange::next).toArray(Long[]::new), most);
    }

    /** Those of these matters that hold an event, a reading or a file which was never given to the log. */
    public List<MatterId> unsealed(List<MatterId> ids) {
        return jdbc.query("""
                select asked.district, asked.matter_id from unnest(?::smallint[], ?::bigint[]) asked (district, matter_id)
                where exists (select 1 from matter_event e where e.district = asked.district and e.matter_id = asked.matter_id
                        and not exists (select 1 from log_index i where i.district = e.district and i.matter_id = e.matter_id and i.revision = e.revision))
                    or exists (select 1 from reading r where r.district = asked.district and r.matter_id = asked.matter_id
                        and not exists (select 1 from log_index i where i.district = r.district and i.matter_id = r.matter_id and i.reading = r.id))
                    or exists (select 1 from attachment a where a.district = asked.district and a.matter_id = asked.matter_id
                        and not exists (select 1 from log_index i where i.district = a.district and i.matter_id = a.matter_id and i.file = a.id))
                order by asked.district, asked.matter_id""",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), ids.stream().map(MatterId::district).toArray(Short[]::new),
                ids.stream().map(MatterId::value).toArray(Long[]::new));
    }

    /** What of a matter is on its way: taken out of the history's transaction and without an index yet. */
    public OnTheWay onTheWay(MatterId id) {
        var revisions = new HashMap<Integer, Waits>();
        var others = new HashMap<UUID, Waits>();
        jdbc.query("""
                select revision, null::uuid, leaf, null::timestamptz from outbox where district = ? and matter_id = ? and leaf is not null
                union all select revision, coalesce(reading, file), leaf, release_at from log_queue where district = ? and matter_id = ?""",
                (RowCallbackHandler) row -> {
                    var release = row.getObject(4, OffsetDateTime.class);
                    var waits = new Waits(row.getBytes(3), release == null ? null : release.toInstant());
                    var other = row.getObject(2, UUID.class);
                    if (other == null) {
                        revisions.put(row.getInt(1), waits);
                    } else {
                        others.put(other, waits);
                    }
                }, id.district(), id.value(), id.district(), id.value());
        return new OnTheWay(revisions, others);
    }

    /**
     * An entry without an index.
     *
     * @param releaseAt null where it is in the outbox, which is read at once
     */
    public record Waits(byte[] leaf, @Nullable Instant releaseAt) {}

    /** Events by their revision, readings and files by their id. */
    public record OnTheWay(Map<Integer, Waits> revisions, Map<UUID, Waits> others) {}

    /** Indexes below that size that belong to no event, no reading and no file: the row that said so is gone. */
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
