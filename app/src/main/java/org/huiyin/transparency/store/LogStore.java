package org.huiyin.transparency.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** The log's head, the entries that wait for their index or their tile, and where each event stands. */
@Component
public class LogStore {
    /**
     * The log as it is.
     *
     * @param assigned indexes given out
     * @param size entries in signed tiles
     * @param note the checkpoint of that size with its signatures
     */
    public record Head(String origin, long assigned, long size, Hash root, String note, Instant sealedAt) {}

    /** An entry with its index that is in no signed tile yet. */
    public record Pending(long index, byte[] leaf) {}

    /** The lease whose holder is drawn once for a database and is in no backup: a restored one has another. */
    public static final String HOUSE = "log-house";
    private final JdbcTemplate jdbc;

    public LogStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Head> head() {
        return jdbc.query("select origin, assigned, size, root, note, sealed_at from log_head", (row, _) -> head(row)).stream().findFirst();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getString(1), row.getLong(2), row.getLong(3), Hash.of(row.getBytes(4)), row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    /** False when the log was begun before. */
    public boolean begin(Head first) {
        return jdbc.update("""
                insert into log_head (origin, assigned, size, root, note, sealed_at) values (?, ?, ?, ?, ?, ?) on conflict (one) do nothing""",
                first.origin, first.assigned, first.size, first.root.bytes(), first.note, utc(first.sealedAt)) == 1;
    }

    /**
     * Gives the next indexes to these entries, in their order. Whoever else gives some waits until this transaction ends; none is given
     * twice, and none is left out.
     *
     * @return the first of them; empty while the log is not begun, or was not compared with its files since this database is there
     */
    public Optional<Long> assign(List<Waiting> entries) {
        var first = jdbc.query("update log_head set assigned = assigned + ? where house = (select holder from lease where name = ?) returning assigned - ?",
                (row, _) -> row.getLong(1), entries.size(), HOUSE, entries.size()).stream().findFirst();
        if (first.isPresent() && !entries.isEmpty()) {
            jdbc.update("""
                    with given as (
                        select ? + ordinality - 1 as index, district, matter_id, revision, reading, file, leaf
                        from unnest(?::smallint[], ?::bigint[], ?::int[], ?::uuid[], ?::uuid[], ?::bytea[]) with ordinality
                            as each (district, matter_id, revision, reading, file, leaf, ordinality)),
                    placed as (
                        insert into log_index (index, district, matter_id, revision, reading, file)
                        select index, district, matter_id, revision, reading, file from given)
                    insert into log_pending (index, leaf) select index, leaf from given""",
                    first.get(), array(entries, Waiting::district, new Short[0]), array(entries, Waiting::matter, new Long[0]),
                    array(entries, Waiting::revision, new Integer[0]), array(entries, LogStore::reading, new String[0]), array(entries, LogStore::file, new String[0]),
                    entries.stream().map(Waiting::leaf).toArray(byte[][]::new));
        }
        return first;
    }

    /** Those of these whose event, reading or file has an index already: nothing is sealed twice. */
    public Set<String> known(List<Waiting> entries) {
        return new HashSet<>(jdbc.queryForList("""
                select a.matter_id || '/' || coalesce(a.revision::text, a.reading::text, a.file::text)
                from unnest(?::smallint[], ?::bigint[], ?::int[], ?::uuid[], ?::uuid[]) as a (district, matter_id, revision, reading, file)
                where exists (select 1 from log_index i where i.district = a.district and i.matter_id = a.matter_id
                    and (i.revision is not null and i.revision = a.revision or i.reading is not null and i.reading = a.reading
                        or i.file is not null and i.file = a.file))""", String.class,
                array(entries, Waiting::district, new Short[0]), array(entries, Waiting::matter, new Long[0]), array(entries, Waiting::revision, new Integer[0]),
                array(entries, LogStore::reading, new String[0]), array(entries, LogStore::file, new String[0])));
    }

    /** The log and its files were found to be of one log, in this database: indexes may be given. */
    public void standsHere(UUID house) {
        jdbc.update("update log_head set house = ? where house is distinct from ?", house, house);
    }

    private static @Nullable String reading(Waiting entry) {
        return entry.reading() == null ? null : entry.reading().toString();
    }

    private static @Nullable String file(Waiting entry) {
        return entry.file() == null ? null : entry.file().toString();
    }

    private static <T> @Nullable T[] array(List<Waiting> entries, java.util.function.Function<Waiting, @Nullable T> part, T[] type) {
        return entries.stream().map(part).toList().toArray(type);
    }

    /** Whether everything from before the log was begun has been given to it. */
    public boolean lateDone() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select coalesce(bool_and(late_done), false) from log_head", Boolean.class));
    }

    public void lateDone(boolean done) {
        jdbc.update("update log_head set late_done = ?", done);
    }

    /** Holds an entry until it may be given an index. */
    public void queue(List<Waiting> entries, Instant releaseAt) {
        jdbc.update("""
                insert into log_queue (district, matter_id, revision, reading, file, leaf, release_at)
                select district, matter_id, revision, reading, file, leaf, ?
                from unnest(?::smallint[], ?::bigint[], ?::int[], ?::uuid[], ?::uuid[], ?::bytea[]) as each (district, matter_id, revision, reading, file, leaf)
                on conflict do nothing""",
                utc(releaseAt), array(entries, Waiting::district, new Short[0]), array(entries, Waiting::matter, new Long[0]),
                array(entries, Waiting::revision, new Integer[0]), array(entries, LogStore::reading, new String[0]), array(entries, LogStore::file, new String[0]),
                entries.stream().map(Waiting::leaf).toArray(byte[][]::new));
    }

    /** Takes out what may be sealed by now, what was released together in the order of its bytes. Rows come back when the transaction fails; a row that commits late is taken late. */
    public List<Waiting> claim(Instant now, int most) {
        record Claimed(Instant releaseAt, Waiting waiting) {}
        var claimed = new ArrayList<>(jdbc.query("""
                delete from log_queue q where q.ctid = any(array(select ctid from log_queue where release_at <= ? order by release_at, leaf limit ?))
                returning release_at, district, matter_id, revision, reading, file, leaf""",
                (row, _) -> new Claimed(row.getObject(1, OffsetDateTime.class).toInstant(), new Waiting(row.getObject(2, Short.class),
                        row.getObject(3, Long.class), row.getObject(4, Integer.class), row.getObject(5, UUID.class), row.getObject(6, UUID.class), row.getBytes(7))), utc(now), most));
        claimed.sort(Comparator.comparing(Claimed::releaseAt).thenComparing(one -> one.waiting.leaf(), Arrays::compare)); // in no order that tells of a day's course
        return Collections.unmodifiableList(claimed.stream().map(Claimed::waiting).toList());
    }

    /** What has an index and no signed tile, in order; every index from {@code size} on is there. */
    public List<Pending> pending(long size, int most) {
        return jdbc.query("select index, leaf from log_pending where index >= ? order by index limit ?",
                (row, _) -> new Pending(row.getLong(1), row.getBytes(2)), size, most);
    }

    /** The only way a head is followed by another: false when it is no longer this one. */
    public boolean replace(Head before, Head next) {
        int moved = jdbc.update("update log_head set size = ?, root = ?, note = ?, sealed_at = ? where size = ? and root = ? and assigned >= ?",
                next.size, next.root.bytes(), next.note, utc(next.sealedAt), before.size, before.root.bytes(), next.size);
        if (moved == 1) {
            jdbc.update("delete from log_pending where index < ?", next.size);
        }
        return moved == 1;
    }

    /**
     * Goes on from a head that was published and is not known here; entries that are not known either belong to nobody from now on, and the
     * next entry says which they are.
     */
    public void resume(Head published) {
        var before = holdHead();
        long assigned = Math.max(before.assigned, published.size);
        if (before.assigned < published.size) {
            var lost = new LostRange(before.assigned, published.size);
            jdbc.update("insert into log_index (index, district) select index, 0 from generate_series(?, ? - 1) as lost (index)", lost.first(), lost.next());
            jdbc.update("with placed as (insert into log_index (index) values (?)) insert into log_pending (index, leaf) values (?, ?)", lost.next(), lost.next(),
                    lost.leaf(published));
            assigned++;
        }
        jdbc.update("update log_head set assigned = ?, size = ?, root = ?, note = ?, sealed_at = ?", assigned, published.size, published.root.bytes(),
                published.note, utc(published.sealedAt));
        jdbc.update("delete from log_pending where index < ?", published.size);
    }

    /** Puts further signatures to the head, if it still is this one; the head after it. */
    public Head signed(Head head, String note) {
        int put = jdbc.update("update log_head set note = ? where size = ? and note = ?", note, head.size, head.note);
        return put == 1 ? new Head(head.origin, head.assigned, head.size, head.root, note, head.sealedAt) : head;
    }

    /** Until the transaction ends nobody else publishes; that indexes are given out goes on meanwhile, however long a file takes. */
    public void holdPublishing() {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended('huiyin log publishing', 0))", (RowCallbackHandler) _ -> { });
    }

    private Head holdHead() {
        return Objects.requireNonNull(jdbc.queryForObject("select origin, assigned, size, root, note, sealed_at from log_head for update",
                (row, _) -> head(row)));
    }

    /** Remembers a checkpoint that was published; of each hour the newest stays, and the newest that a witness signed. */
    public void remember(Head head) {
        boolean witnessed = SignedNote.parse(head.note).signatures().stream().anyMatch(one -> !one.name().equals(head.origin));
        var hour = head.sealedAt.truncatedTo(ChronoUnit.HOURS);
        jdbc.update("""
                with older as (delete from log_checkpoint where sealed_at >= ? and sealed_at < ? and size < ? and (? or not witnessed))
                insert into log_checkpoint (size, sealed_at, note, witnessed) values (?, ?, ?, ?)
                on conflict (size) do update set note = excluded.note, witnessed = excluded.witnessed""",
                utc(hour), utc(hour.plus(1, ChronoUnit.HOURS)), head.size, witnessed, head.size, utc(head.sealedAt), head.note, witnessed);
    }

    /** Of each index the first kept checkpoint that holds it, before others one that a witness signed; none where it is not published yet. */
    public Map<Long, Head> firstHolding(Collection<Long> indexes) {
        var held = new HashMap<Long, Head>();
        jdbc.query("""
                select asked.index, kept.size, kept.sealed_at, kept.note from unnest(?::bigint[]) asked (index) join log_checkpoint kept on kept.size = coalesce(
                    (select size from log_checkpoint where size > asked.index and witnessed order by size limit 1),
                    (select size from log_checkpoint where size > asked.index order by size limit 1))""",
                (RowCallbackHandler) row -> held.put(row.getLong(1), kept(row, 2)), (Object) indexes.toArray(Long[]::new));
        return held;
    }

    /** The newest first. */
    public List<Head> remembered(int most) {
        return jdbc.query("select size, sealed_at, note from log_checkpoint order by size desc limit ?", (row, _) -> kept(row, 1), most);
    }

    private static Head kept(ResultSet row, int first) throws SQLException {
        var note = row.getString(first + 2);
        var checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        return new Head(checkpoint.origin(), row.getLong(first), row.getLong(first), checkpoint.root(), note, row.getObject(first + 1, OffsetDateTime.class).toInstant());
    }

    /** How many of these were lost by restores. */
    public long lost(LostRange range) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from log_index where matter_id is null and district = 0 and index >= ? and index < ?", Long.class,
                range.first(), range.next()));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
