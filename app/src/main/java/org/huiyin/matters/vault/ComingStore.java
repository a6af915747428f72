package org.huiyin.matters.vault;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows of uploads that come in pieces. Each change says what it found before, so that of two clients one wins. */
@Component
class ComingStore {
    private final JdbcTemplate jdbc;
    private final Vault vault;

    ComingStore(JdbcTemplate jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Coming begun) {
        jdbc.update("insert into upload_coming (id, length, received, pieces, name, expires_at) values (?, ?, 0, '{}', ?, ?)", begun.id(), begun.length(),
                vault.sealLoose(begun.id(), begun.name().getBytes(StandardCharsets.UTF_8)), begun.expiresAt().atOffset(ZoneOffset.UTC));
    }

    Optional<Coming> find(UUID id) {
        return jdbc.query("select id, name, length, received, expires_at from upload_coming where id = ?", (row, _) -> coming(row), id).stream().findFirst();
    }

    private Coming coming(ResultSet row) throws SQLException {
        var id = row.getObject(1, UUID.class);
        return new Coming(id, new String(vault.openLoose(id, row.getBytes(2)), StandardCharsets.UTF_8), row.getInt(3), row.getInt(4),
                row.getTimestamp(5).toInstant());
    }

    List<UUID> pieces(UUID id) {
        return jdbc.queryForList("select unnest(pieces) from upload_coming where id = ?", UUID.class, id);
    }

    /** Counts a piece that lies there; not when somebody else was faster. */
    boolean count(Coming before, UUID piece, int bytes, Instant until, Instant now) {
        return jdbc.update("""
                update upload_coming set received = received + ?, pieces = pieces || ?, expires_at = ?
                where id = ? and received = ? and (ending is null or ending < ?)""",
                bytes, piece, until.atOffset(ZoneOffset.UTC), before.id(), before.received(), now.atOffset(ZoneOffset.UTC)) == 1;
    }

    /** Whoever is told yes puts the pieces together, alone until that instant. */
    boolean claim(Coming before, Instant until, Instant now) {
        return jdbc.update("update upload_coming set ending = ? where id = ? and received = ? and (ending is null or ending < ?)",
                until.atOffset(ZoneOffset.UTC), before.id(), before.received(), now.atOffset(ZoneOffset.UTC)) == 1;
    }

    void release(UUID id) {
        jdbc.update("update upload_coming set ending = null where id = ?", id);
    }

    void whole(UUID id, Instant until) {
        jdbc.update("update upload_coming set received = length, pieces = '{}', ending = null, expires_at = ? where id = ?", until.atOffset(ZoneOffset.UTC), id);
    }

    void delete(UUID id) {
        jdbc.update("delete from upload_coming where id = ?", id);
    }

    List<UUID> expired(Instant now) {
        return jdbc.queryForList("select id from upload_coming where expires_at <= ? order by expires_at limit 1000", UUID.class, now.atOffset(ZoneOffset.UTC));
    }
}
