package org.huiyin.matters.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The filters a member has saved under a name. */
@Component
public class SavedViews {
    /** A saved filter; {@code filters} is the JSON the list understands. */
    public record SavedView(UUID id, String name, String filters) {}

    private final JdbcTemplate jdbc;

    SavedViews(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<SavedView> of(UUID account) {
        return jdbc.query("select id, name, filters from saved_view where account = ? order by name limit 50",
                (row, _) -> new SavedView(row.getObject(1, UUID.class), row.getString(2), row.getString(3)), account);
    }

    public void save(UUID account, SavedView view) {
        jdbc.update("insert into saved_view (account, id, name, filters) values (?, ?, ?, ?::jsonb)", account, view.id(), view.name(), view.filters());
    }

    public void delete(UUID account, UUID id) {
        jdbc.update("delete from saved_view where account = ? and id = ?", account, id);
    }
}
