package org.huiyin.notify.store;

import java.util.Optional;
import org.huiyin.kernel.MatterId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which matter an answer by e-mail belongs to, found by the hash of a token alone. */
@Component
public class ReplyAddressStore {
    private final JdbcTemplate jdbc;

    ReplyAddressStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void add(MatterId id, byte[] hash) {
        jdbc.update("insert into reply_address (district, matter_id, hash) values (?, ?, ?) on conflict do nothing", id.district(), id.value(), hash);
    }

    public Optional<MatterId> find(byte[] hash) {
        return jdbc.query("select district, matter_id from reply_address where hash = ?", (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), hash)
                .stream().findFirst();
    }
}
