package org.huiyin.insight.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.PublicMatter.Update;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.store.MatterStore;
import org.huiyin.matters.store.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes what is published, and takes back what is not any more. */
@Component
public class PublicStore {
    static final String MATTER = """
            p.district, p.matter_id, p.kind, p.title, p.category, p.type, p.channel, p.place, p.township, p.office, p.state, p.received_at,
            p.updated_at, p.closed_at, p.promise, p.voices, p.lead, p.lat, p.lng, p.notes""";
    private static final String WRITE = """
            insert into public_matter (district, matter_id, kind, title, category, type, channel, place, township, office, state, received_at,
                updated_at, closed_at, promise, voices, lead, lat, lng, notes, cell, words)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final int AT_ONCE = 500;
    private final JdbcTemplate jdbc;

    PublicStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these matters nothing is published but this. */
    public void replace(List<MatterId> ids, List<PublicMatter> matters, List<Update> updates) {
        withdraw(ids);
        jdbc.batchUpdate(WRITE, matters, AT_ONCE, PublicStore::set);
        jdbc.batchUpdate("insert into public_update (district, matter_id, revision, at, state, open, notes) values (?, ?, ?, ?, ?, ?, ?)",
                updates, AT_ONCE, (row, update) -> {
                    row.setShort(1, update.id().district());
                    row.setLong(2, update.id().value());
                    row.setInt(3, update.revision());
                    row.setObject(4, MatterStore.utc(update.at()));
                    row.setString(5, update.state());
                    row.setBoolean(6, update.open());
                    row.setString(7, update.notes());
                });
    }

    public void withdraw(List<MatterId> ids) {
        for (var table : new String[] {"public_matter", "public_update"}) {
            jdbc.update("delete from " + table + " p using unnest(?::smallint[], ?::bigint[]) gone (district, matter_id)"
                            + " where p.district = gone.district and p.matter_id = gone.matter_id",
                    ids.stream().map(MatterId::district).toArray(Short[]::new), ids.stream().map(MatterId::value).toArray(Long[]::new));
        }
    }

    /** Everything is published anew: the reader of the outbox hears of each such matter again. */
    public void begin(String digest) {
        jdbc.update("delete from public_matter");
        jdbc.update("delete from public_update");
        jdbc.update("insert into outbox (district, matter_id, revision) select district, matter_id, revision from matter where everyone");
        jdbc.update("insert into public_rules (digest) values (?) on conflict (one) do update set digest = excluded.digest", digest);
    }

    /** By which rules everything was published; empty before the first time. */
    public Optional<String> digest() {
        return jdbc.queryForList("select digest from public_rules", String.class).stream().findFirst();
    }

    private static void set(PreparedStatement row, PublicMatter matter) throws SQLException {
        var at = matter.position();
        var values = new @Nullable Object[] {matter.id().district(), matter.id().value(), matter.kind(), matter.title(), matter.category(),
            matter.type(), matter.channel(), matter.place(), matter.township(), matter.office(), matter.state(), MatterStore.utc(matter.receivedAt()),
            MatterStore.utc(matter.updatedAt()), MatterStore.utc(matter.closedAt()), MatterStore.utc(matter.promise()), matter.voices(),
            matter.lead(), at == null ? null : at.lat(), at == null ? null : at.lng(), matter.notes(), at == null ? null : at.cell(),
            SearchWords.numbers(SearchWords.of(matter.title(), null))};
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
    }

    static PublicMatter matter(ResultSet row) throws SQLException {
        var lat = row.getObject(18, Double.class);
        var lng = row.getObject(19, Double.class);
        return new PublicMatter(new MatterId(row.getShort(1), row.getLong(2)), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), row.getObject(8, Integer.class), row.getObject(9, Integer.class), row.getInt(10), row.getString(11),
                row.getObject(12, OffsetDateTime.class).toInstant(), row.getObject(13, OffsetDateTime.class).toInstant(), instant(row, 14),
                instant(row, 15), row.getInt(16), row.getObject(17, Long.class),
                lat == null || lng == null ? null : new Position(lat, lng), row.getString(20));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
