package org.huiyin.transparency.store;

import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which version of each rule was sealed last. */
@Component
public class LogRulesStore {
    private final JdbcTemplate jdbc;

    LogRulesStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** True when another version was sealed before, or none: this one is written down as the last. */
    public boolean isNew(String name, String commit, Instant now) {
        return jdbc.update("""
                insert into log_rules (name, commit, sealed_at) values (?, ?, ?)
                on conflict (name) do update set commit = excluded.commit, sealed_at = excluded.sealed_at where log_rules.commit <> excluded.commit""",
                name, commit, LogStore.utc(now)) == 1;
    }
}
