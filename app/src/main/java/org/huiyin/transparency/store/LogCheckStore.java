package org.huiyin.transparency.store;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Walks through history and log, and what they found. */
@Component
public class LogCheckStore {
    /**
     * A walk.
     *
     * @param faults JSON
     */
    public record Kept(UUID id, Instant askedAt, @Nullable Instant endedAt, long size, long events, long readings, String faults) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;

    LogCheckStore(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first; nobody has asked for one in times to come, and no such row keeps the next one from being walked or shown. */
    public List<Kept> newest(int most) {
        return jdbc.query("select id, asked_at, ended_at, size, events, readings, faults::text from log_check where asked_at <= ? order by asked_at desc limit ?", (row, _) -> {
            var ended = row.getObject(3, OffsetDateTime.class);
            return new Kept(row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant(), ended == null ? null : ended.toInstant(),
                    row.getLong(4), row.getLong(5), row.getLong(6), row.getString(7));
        }, LogStore.utc(clock.instant()), most);
    }

    /** The last one that came to its end. */
    public Optional<Kept> last() {
        return newest(20).stream().filter(one -> one.endedAt != null).findFirst();
    }

    /** Asks for one; one that waits already serves. */
    public void ask(Instant now) {
        jdbc.update("""
                insert into log_check (id, asked_at) select gen_random_uuid(), ?
                where not exists (select 1 from log_check where ended_at is null)""", LogStore.utc(now));
    }

    /** One that was asked for and has not come to its end. */
    public Optional<UUID> wanted() {
        return jdbc.queryForList("select id from log_check where ended_at is null order by asked_at limit 1", UUID.class).stream().findFirst();
    }

    public void ended(Kept kept) {
        jdbc.update("update log_check set ended_at = ?, size = ?, events = ?, readings = ?, faults = ?::jsonb where id = ?",
                LogStore.utc(java.util.Objects.requireNonNull(kept.endedAt)), kept.size, kept.events, kept.readings, kept.faults, kept.id);
    }
}
