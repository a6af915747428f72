package org.huiyin.figures.store;

import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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

    /** A row of that matter, event and measure is there once; writing it again writes over it. All in one statement. */
    public void write(Map<MatterId, List<Row>> rows) {
        var columns = new Columns(rows);
        jdbc.update("""
                insert into counted (district, matter_id, revision, measure, office, at, until, detail, category)
                select * from unnest(?::smallint[], ?::bigint[], ?::int[], ?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                    ?::text[])
                on conflict (district, matter_id, revision, measure)
                do update set office = excluded.office, at = excluded.at, until = excluded.until, detail = excluded.detail,
                    category = excluded.category""",
                columns.of(Short.class, (id, _) -> id.district()), columns.of(Long.class, (id, _) -> id.value()),
                columns.of(Integer.class, (_, row) -> row.counted.revision()), columns.of(String.class, (_, row) -> row.counted.measure()),
                columns.of(Integer.class, (_, row) -> row.counted.office()), columns.of(String.class, (_, row) -> row.counted.at().toString()),
                columns.of(String.class, (_, row) -> row.counted.until() == null ? null : row.counted.until().toString()),
                columns.of(String.class, (_, row) -> row.counted.detail()), columns.of(String.class, (_, row) -> row.category));
    }

    public void delete(Map<MatterId, List<Row>> rows) {
        var columns = new Columns(rows);
        jdbc.update("""
                delete from counted c using unnest(?::smallint[], ?::bigint[], ?::int[], ?::text[]) gone (district, matter_id, revision, measure)
                where c.district = gone.district and c.matter_id = gone.matter_id and c.revision = gone.revision and c.measure = gone.measure""",
                columns.of(Short.class, (id, _) -> id.district()), columns.of(Long.class, (id, _) -> id.value()),
                columns.of(Integer.class, (_, row) -> row.counted.revision()), columns.of(String.class, (_, row) -> row.counted.measure()));
    }

    /** Rows turned into columns, each an array for one statement. */
    private record Columns(List<Map.Entry<MatterId, Row>> rows) {
        Columns(Map<MatterId, List<Row>> byMatter) {
            this(byMatter.entrySet().stream().flatMap(of -> of.getValue().stream().map(row -> Map.entry(of.getKey(), row))).toList());
        }

        @SuppressWarnings("unchecked")
        <T> T[] of(Class<T> type, BiFunction<MatterId, Row, @Nullable T> value) {
            var column = (T[]) Array.newInstance(type, rows.size());
            for (int i = 0; i < column.length; i++) {
                column[i] = value.apply(rows.get(i).getKey(), rows.get(i).getValue());
            }
            return column;
        }
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
