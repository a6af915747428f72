package org.huiyin.figures.store;

import java.util.Optional;
import org.huiyin.kernel.MatterId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** By which definitions the figures were counted, and how far counting anew has come. */
@Component
public class KeptStore {
    /** Where counting anew stands. */
    public record Kept(int version, MatterId last, boolean complete) {}

    private final JdbcTemplate jdbc;

    KeptStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Kept> find() {
        return jdbc.query("select version, district, matter_id, complete from figures_kept",
                (row, _) -> new Kept(row.getInt(1), new MatterId(row.getShort(2), row.getLong(3)), row.getBoolean(4))).stream().findFirst();
    }

    public void write(Kept kept) {
        jdbc.update("""
                insert into figures_kept (version, district, matter_id, complete) values (?, ?, ?, ?)
                on conflict (one) do update set version = excluded.version, district = excluded.district, matter_id = excluded.matter_id,
                    complete = excluded.complete""",
                kept.version, kept.last.district(), kept.last.value(), kept.complete);
    }
}
