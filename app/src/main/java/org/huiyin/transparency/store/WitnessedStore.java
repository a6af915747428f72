package org.huiyin.transparency.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huiyin.tlog.Hash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The logs of other districts that we witness: the last checkpoint we signed of each. */
@Component
public class WitnessedStore {
    /** What we saw of a log. */
    public record Seen(String origin, long size, Hash root, Instant at) {}

    private final JdbcTemplate jdbc;

    public WitnessedStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What we saw last, held until the transaction ends. */
    public Optional<Seen> hold(String origin) {
        jdbc.update("insert into log_witnessed (origin, size, root, seen_at) values (?, 0, ?, 'epoch') on conflict (origin) do nothing", origin, Hash.EMPTY.bytes());
        return jdbc.query("select origin, size, root, seen_at from log_witnessed where origin = ? for update", (row, _) -> seen(row), origin).stream().findFirst();
    }

    private static Seen seen(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Seen(row.getString(1), row.getLong(2), Hash.of(row.getBytes(3)), row.getObject(4, OffsetDateTime.class).toInstant());
    }

    public void sees(Seen seen) {
        jdbc.update("update log_witnessed set size = ?, root = ?, seen_at = ? where origin = ?", seen.size, seen.root.bytes(), LogStore.utc(seen.at), seen.origin);
    }

    public List<Seen> all() {
        return jdbc.query("select origin, size, root, seen_at from log_witnessed order by origin", (row, _) -> seen(row));
    }
}
