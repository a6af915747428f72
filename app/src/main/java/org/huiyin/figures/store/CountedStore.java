package org.huiyin.figures.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.figures.Counted;
import org.huiyin.kernel.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What counts of each matter, row by row. */
@Component
public class CountedStore {
    /** A row as it is kept: what counts, and under which category. */
    public record Row(Counted counted, String category) {}

    private final JdbcTemplate jdbc;

    CountedStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Map<MatterId, List<Row>> of(List<MatterId> ids) {
        var all = new HashMap<MatterId, List<Row>>();
        jdbc.query("""
                select c.district, c.matter_id, c.revision, c.measure, c.office, c.at, c.until, c.detail, c.category
                from unnest(?::smallint[], ?::bigint[]) asked (district, matter_id) join counted c using (district, matter_id)""",
                row -> {
                    all.computeIfAbsent(new MatterId(row.getShort(1), row.getLong(2)), _ -> new ArrayList<>()).add(row(row));
                },
                ids.stream().map(MatterId::district).toArray(Short[]::new), ids.stream().map(MatterId::value).toArray(Long[]::new));
        return all;
    }

    private static Row row(ResultSet row) throws SQLException {
        var until = row.getObject(7, OffsetDateTime.class);
        var at = row.getObject(6, OffsetDateTime.class).toInstant();
        return new Row(new Counted(row.getInt(3), row.getString(4), row.getInt(5), at, until == null ? null : until.toInstant(),
                row.getString(8)), row.getString(9));
    }

    /** A row of that matter, event and measure is there once; writing it again writes over it. */
    public void write(Map<MatterId, List<Row>> rows) {
        jdbc.batchUpdate("""
                insert into counted (district, matter_id, revision, measure, office, at, until, detail, category)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (district, matter_id, revision, measure)
                do update set office = excluded.office, at = excluded.at, until = excluded.until, detail = excluded.detail,
                    category = excluded.category""",
                rows.entrySet().stream().flatMap(of -> of.getValue().stream().map(row -> values(of.getKey(), row))).toList(),
                new int[] {Types.SMALLINT, Types.BIGINT, Types.INTEGER, Types.VARCHAR, Types.INTEGER, Types.TIMESTAMP_WITH_TIMEZONE,
                    Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR, Types.VARCHAR});
    }

    private static @Nullable Object[] values(MatterId id, Row row) {
        var counted = row.counted;
        return new @Nullable Object[] {id.district(), id.value(), counted.revision(), counted.measure(), counted.office(), utc(counted.at()),
            utc(counted.until()), counted.detail(), row.category};
    }

    public void delete(Map<MatterId, List<Row>> rows) {
        jdbc.batchUpdate("delete from counted where district = ? and matter_id = ? and revision = ? and measure = ?",
                rows.entrySet().stream().flatMap(of -> of.getValue().stream().map(row -> new Object[] {of.getKey().district(),
                    of.getKey().value(), row.counted.revision(), row.counted.measure()})).toList());
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
