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
import org.huiyin.matters.store.MatterStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Addresses of other systems that hear of public facts. */
@Component
public class WebhookStore {
    /**
     * One address.
     *
     * @param secret sealed
     * @param previous sealed; signs as well until {@code previousUntil}
     * @param failures in a row
     */
    public record Webhook(UUID id, String url, List<String> events, byte[] secret, byte @Nullable [] previous, @Nullable Instant previousUntil,
            Instant addedAt, int failures, @Nullable Instant pausedAt, @Nullable Instant reachedAt) {
        public boolean paused() {
            return pausedAt != null;
        }
    }

    private static final String SELECT = """
            select id, url, events, secret, previous, previous_until, added_at, failures, paused_at, reached_at from webhook where district = ?""";
    private final JdbcTemplate jdbc;
    private final District district;

    WebhookStore(JdbcTemplate jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    public List<Webhook> all() {
        return jdbc.query(SELECT + " order by added_at, id", (row, _) -> webhook(row), district.id());
    }

    public Optional<Webhook> find(UUID id) {
        return jdbc.query(SELECT + " and id = ?", (row, _) -> webhook(row), district.id(), id).stream().findFirst();
    }

    public void add(Webhook hook, UUID by) {
        jdbc.update("insert into webhook (district, id, url, events, secret, added_at, added_by) values (?, ?, ?, ?::text[], ?, ?, ?)",
                district.id(), hook.id, hook.url, hook.events.toArray(String[]::new), hook.secret, MatterStore.utc(hook.addedAt), by);
    }

    public boolean delete(UUID id) {
        jdbc.update("delete from letter where district = ? and channel = 'webhook' and template = ?", district.id(), id.toString());
        return jdbc.update("delete from webhook where district = ? and id = ?", district.id(), id) == 1;
    }

    public void rotate(UUID id, byte[] secret, Instant previousUntil) {
        jdbc.update("update webhook set previous = secret, previous_until = ?, secret = ? where district = ? and id = ?",
                MatterStore.utc(previousUntil), secret, district.id(), id);
    }

    public void reached(UUID id, Instant at) {
        jdbc.update("update webhook set failures = 0, reached_at = ? where district = ? and id = ?", MatterStore.utc(at), district.id(), id);
    }

    /** The so manieth in a row pauses it. */
    public void failed(UUID id, int most, Instant at) {
        jdbc.update("""
                update webhook set failures = failures + 1, paused_at = case when failures + 1 >= ? then coalesce(paused_at, ?) else paused_at end
                where district = ? and id = ?""", most, MatterStore.utc(at), district.id(), id);
    }

    /** Goes on; what waited is due now. */
    public void resume(UUID id, Instant now) {
        jdbc.update("update webhook set paused_at = null, failures = 0 where district = ? and id = ?", district.id(), id);
        jdbc.update("update letter set due_at = ? where district = ? and channel = 'webhook' and template = ? and state = 'waiting'",
                MatterStore.utc(now), district.id(), id.toString());
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(row.getObject(1, UUID.class), row.getString(2), List.of((String[]) row.getArray(3).getArray()), row.getBytes(4),
                row.getBytes(5), instant(row, 6), Objects.requireNonNull(instant(row, 7)), row.getInt(8), instant(row, 9), instant(row, 10));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
