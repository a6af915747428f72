package org.huiyin.matters.store;

import java.util.List;
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
        for (var table : new String[] {"matter_key", "matter_search", "matter_words", "letter", "reply_address"}) {
            jdbc.update("delete from " + table + " where district = ? and matter_id = ?", id.district(), id.value());
        }
    }

    /** A list of erasures may name matters younger than the backup it is held against. */
    public boolean known(MatterId id) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select 1 from matter where district = ? and matter_id = ?)", Boolean.class,
                id.district(), id.value()));
    }

    /** Whether anything is left that an erasure should have destroyed. */
    public boolean anythingLeft(MatterId id) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from matter_key where district = ? and matter_id = ?)
                    or exists (select 1 from matter_search where district = ? and matter_id = ?)
                    or exists (select 1 from matter_words where district = ? and matter_id = ?)
                    or not exists (select 1 from matter_event where kind = 'Erased' and district = ? and matter_id = ?)""", Boolean.class,
                id.district(), id.value(), id.district(), id.value(), id.district(), id.value(), id.district(), id.value()));
    }

    /** Every matter whose history says that it was erased. */
    public List<MatterId> erased() {
        return jdbc.query("select district, matter_id from matter_event where kind = 'Erased'",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)));
    }
}
