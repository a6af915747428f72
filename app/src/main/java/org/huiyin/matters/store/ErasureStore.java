package org.huiyin.matters.store;

import org.huiyin.kernel.MatterId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deletes the key of a matter and everything that could be read with it or found by it. */
@Component
public class ErasureStore {
    private final JdbcTemplate jdbc;

    ErasureStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void destroy(MatterId id) {
        for (var table : new String[] {"matter_key", "matter_search", "matter_words"}) {
            jdbc.update("delete from " + table + " where district = ? and matter_id = ?", id.district(), id.value());
        }
    }
}
