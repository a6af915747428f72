package org.huiyin.open311.store;

import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Destroying;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which key sent which matter, and under which token: so that an application can follow what it sent, and nothing else. */
@Component
public class SentStore implements Destroying {
    private final JdbcTemplate jdbc;

    SentStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Sent again under the same command it stays as it was. */
    public void insert(MatterId id, UUID key, byte[] token) {
        jdbc.update("insert into open311_sent (district, matter_id, api_key, token) values (?, ?, ?, ?) on conflict do nothing", id.district(),
                id.value(), key, token);
    }

    public Optional<MatterId> byToken(byte[] token) {
        return jdbc.query("select district, matter_id from open311_sent where token = ?", (row, _) -> new MatterId(row.getShort(1), row.getLong(2)),
                (Object) token).stream().findFirst();
    }

    public boolean isBy(MatterId id, UUID key) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from open311_sent where district = ? and matter_id = ? and api_key = ?)", Boolean.class, id.district(),
                id.value(), key));
    }

    @Override
    public void destroy(MatterId id) {
        jdbc.update("delete from open311_sent where district = ? and matter_id = ?", id.district(), id.value());
    }
}
