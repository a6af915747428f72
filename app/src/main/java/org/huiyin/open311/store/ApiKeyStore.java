package org.huiyin.open311.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.matters.store.MatterStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keys of other applications; of each the hash, never the key. */
@Component
public class ApiKeyStore {
    /**
     * A key as administrators see it.
     *
     * @param tail its last signs, to tell it by
     * @param usedOn the last day it was used
     */
    public record ApiKey(UUID id, String name, String tail, Instant issuedAt, @Nullable Instant revokedAt, java.time.@Nullable LocalDate usedOn) {}

    private static final String KEY = "select id, name, tail, issued_at, revoked_at, used_on from api_key";
    private final JdbcTemplate jdbc;

    ApiKeyStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(UUID id, String name, byte[] hash, String tail, @Nullable UUID by, Instant at) {
        jdbc.update("insert into api_key (id, name, hash, tail, issued_by, issued_at) values (?, ?, ?, ?, ?, ?)", id, name, hash, tail, by,
                MatterStore.utc(at));
    }

    /** The newest first. */
    public List<ApiKey> all() {
        return jdbc.query(KEY + " order by issued_at desc, id", (row, _) -> key(row));
    }

    /** False when there is none that could be revoked. */
    public boolean revoke(UUID id, Instant at) {
        return jdbc.update("update api_key set revoked_at = ? where id = ? and revoked_at is null", MatterStore.utc(at), id) == 1;
    }

    public Optional<ApiKey> valid(byte[] hash) {
        return jdbc.query(KEY + " where hash = ? and revoked_at is null", (row, _) -> key(row), (Object) hash).stream().findFirst();
    }

    /** Once a day: which of them are still in use. */
    public void used(UUID id, java.time.LocalDate day) {
        jdbc.update("update api_key set used_on = ? where id = ?", day, id);
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        var revoked = row.getObject(5, OffsetDateTime.class);
        return new ApiKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant(),
                revoked == null ? null : revoked.toInstant(), row.getObject(6, java.time.LocalDate.class));
    }
}
