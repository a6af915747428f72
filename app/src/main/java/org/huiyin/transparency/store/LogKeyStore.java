package org.huiyin.transparency.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The keys that sign, sealed. */
@Component
public class LogKeyStore {
    /** What a key signs: the log's checkpoints, the same by SM2, other districts' checkpoints. */
    public enum Use {
        LOG, SM2, WITNESS;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A key as it is kept.
     *
     * @param written the public key as it is handed out
     * @param retiredAt from when on it signs no more; null while nothing is set
     */
    public record Kept(UUID id, Use use, String written, byte[] sealed, Instant since, @Nullable Instant retiredAt) {}

    private final JdbcTemplate jdbc;

    public LogKeyStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of that use that were not retired by then, the newest first. */
    public List<Kept> inUse(Use use, Instant now) {
        return jdbc.query("""
                select id, public, sealed, since, retired_at from log_key
                where use = ? and (retired_at is null or retired_at > ?) order by since desc, id""",
                (row, _) -> kept(row, use), use.code(), LogStore.utc(now));
    }

    /** All that ever signed, the newest first: what was signed is still to be checked. */
    public List<Kept> all(Use use) {
        return jdbc.query("select id, public, sealed, since, retired_at from log_key where use = ? order by since desc, id", (row, _) -> kept(row, use), use.code());
    }

    private static Kept kept(java.sql.ResultSet row, Use use) throws java.sql.SQLException {
        var retired = row.getObject(5, OffsetDateTime.class);
        return new Kept(row.getObject(1, UUID.class), use, row.getString(2), row.getBytes(3), row.getObject(4, OffsetDateTime.class).toInstant(),
                retired == null ? null : retired.toInstant());
    }

    /** Adds the first key of a use; false when another server was sooner. */
    public boolean first(Kept key) {
        return jdbc.update("insert into log_key (id, use, public, sealed, since) values (?, ?, ?, ?, ?) on conflict do nothing",
                key.id, key.use.code(), key.written, key.sealed, LogStore.utc(key.since)) == 1;
    }

    /** Adds a key to those of its use, and says until when the others sign beside it. */
    public void add(Kept key, Instant othersUntil) {
        jdbc.update("update log_key set retired_at = ? where use = ? and (retired_at is null or retired_at > ?)", LogStore.utc(othersUntil), key.use.code(),
                LogStore.utc(othersUntil));
        jdbc.update("insert into log_key (id, use, public, sealed, since) values (?, ?, ?, ?, ?)", key.id, key.use.code(), key.written, key.sealed,
                LogStore.utc(key.since));
    }
}
