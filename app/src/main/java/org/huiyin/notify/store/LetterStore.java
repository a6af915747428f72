package org.huiyin.notify.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.store.MatterStore;
import org.huiyin.notify.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The queue of messages: waiting, sent, or given up. */
@Component
public class LetterStore {
    /**
     * A message in the queue.
     *
     * @param sealed address and values
     * @param tries how often it was tried, this time included
     * @param reason code of what went wrong the last time
     */
    public record Queued(UUID id, @Nullable MatterId matter, String template, Channel channel, String language, byte[] sealed,
            @Nullable Instant until, int tries, @Nullable String reason, Instant queuedAt, @Nullable Instant endedAt) {}

    /** How the queue stands; figures of messages. */
    public record Standing(int waiting, int dead, @Nullable Instant oldest, @Nullable Instant lastSent) {}

    private static final String COLUMNS = "district, id, matter_id, template, channel, language, sealed, until, tries, reason, queued_at, ended_at";
    private final JdbcTemplate jdbc;
    private final District district;

    LetterStore(JdbcTemplate jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    /** Whether it was not there yet. */
    public boolean queue(Queued letter, Instant due) {
        var matter = letter.matter;
        return jdbc.update("""
                insert into letter (district, id, matter_id, template, channel, language, sealed, state, due_at, until, queued_at)
                values (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?) on conflict do nothing""",
                district.id(), letter.id, matter == null ? null : matter.value(), letter.template, letter.channel.code(), letter.language,
                letter.sealed, MatterStore.utc(due), MatterStore.utc(letter.until), MatterStore.utc(letter.queuedAt)) == 1;
    }

    /** Takes the next that is due on that way, and until then nobody else does. */
    public Optional<Queued> claim(Channel channel, Instant now, Instant again) {
        return jdbc.query("""
                update letter set due_at = ?, tries = tries + 1 where (district, id) = (
                    select district, id from letter where district = ? and channel = ? and state = 'waiting' and due_at <= ?
                    order by due_at limit 1 for update skip locked)
                returning\s""" + COLUMNS, (row, _) -> queued(row), MatterStore.utc(again), district.id(), channel.code(), MatterStore.utc(now)).stream().findFirst();
    }

    /** It is out, or says nothing any more: address and values go. */
    public void end(UUID id, String state, Instant at) {
        jdbc.update("update letter set state = ?, sealed = null, ended_at = ? where district = ? and id = ?", state, MatterStore.utc(at),
                district.id(), id);
    }

    /** Waits for another time; {@code tried} is false when nothing was tried. */
    public void postpone(UUID id, Instant due, boolean tried, @Nullable String reason) {
        jdbc.update("update letter set due_at = ?, tries = tries - ?, reason = coalesce(?, reason) where district = ? and id = ? and state = 'waiting'",
                MatterStore.utc(due), tried ? 0 : 1, reason, district.id(), id);
    }

    public void giveUp(UUID id, String reason, Instant at) {
        jdbc.update("update letter set state = 'dead', reason = ?, ended_at = ? where district = ? and id = ?", reason, MatterStore.utc(at),
                district.id(), id);
    }

    /** The newest first, up to a hundred. */
    public List<Queued> dead() {
        return jdbc.query("select " + COLUMNS + " from letter where district = ? and state = 'dead' order by ended_at desc, id desc limit 100",
                (row, _) -> queued(row), district.id());
    }

    /** False when it is not among those given up. */
    public boolean retry(UUID id, Instant now) {
        return jdbc.update("update letter set state = 'waiting', tries = 0, due_at = ?, ended_at = null where district = ? and id = ? and state = 'dead'",
                MatterStore.utc(now), district.id(), id) == 1;
    }

    public boolean discard(UUID id) {
        return jdbc.update("delete from letter where district = ? and id = ? and state = 'dead'", district.id(), id) == 1;
    }

    /** What is over is forgotten, sent ones sooner than those given up. */
    public int forget(Instant sentBefore, Instant deadBefore) {
        return jdbc.update("delete from letter where district = ? and (state in ('sent', 'expired') and ended_at < ? or state = 'dead' and ended_at < ?)",
                district.id(), MatterStore.utc(sentBefore), MatterStore.utc(deadBefore));
    }

    public Standing standing() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select (select count(*) from letter where district = ? and state = 'waiting'),
                    (select count(*) from letter where district = ? and state = 'dead'),
                    (select min(queued_at) from letter where district = ? and state = 'waiting'),
                    (select max(ended_at) from letter where district = ? and state = 'sent')""",
                (row, _) -> new Standing(row.getInt(1), row.getInt(2), instant(row, 3), instant(row, 4)),
                district.id(), district.id(), district.id(), district.id()));
    }

    private static Queued queued(ResultSet row) throws SQLException {
        var matter = row.getObject(3, Long.class);
        return new Queued(row.getObject(2, UUID.class), matter == null ? null : new MatterId(row.getShort(1), matter), row.getString(4),
                Channel.of(row.getString(5)), row.getString(6), row.getBytes(7), instant(row, 8), row.getInt(9), row.getString(10),
                Objects.requireNonNull(instant(row, 11)), instant(row, 12));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
