package org.huiyin.insight.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.PublicMatter.Update;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.store.MatterStore;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.storage.AsReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what is published, the newest first, paged by key. */
@Component
public class PublicList {
    /**
     * Which public matters; null and empty ask for nothing.
     *
     * @param kept categories of which nothing is published, whatever the tables hold
     * @param open whether an answer is owed
     * @param leads only what stands for itself: a matter merged into another is told with that one
     */
    public record Asked(List<String> kept, List<String> categories, @Nullable Integer township, @Nullable Boolean open, @Nullable Instant from,
            @Nullable Instant to, SearchWords.@Nullable Sought query, @Nullable Box box, boolean leads) {}

    /** A part of the map, in degrees of WGS84. */
    public record Box(double south, double west, double north, double east) {
        public static final Box EVERYWHERE = new Box(-90, -180, 90, 180);
    }

    /** Where the page before ended. */
    public record After(Instant at, long id) {}

    private final JdbcTemplate jdbc;
    private final AsReader reader;

    PublicList(JdbcTemplate jdbc, AsReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    public List<PublicMatter> page(short district, Asked asked, @Nullable After after, int limit) {
        return page(jdbc, district, asked, after, limit);
    }

    /** The same for a file: no transaction stays open while somebody slow takes the rows. */
    public List<PublicMatter> forFile(short district, Asked asked, @Nullable After after, int limit) {
        return reader.read(own -> page(own, district, asked, after, limit));
    }

    private static List<PublicMatter> page(JdbcTemplate jdbc, short district, Asked asked, @Nullable After after, int limit) {
        var values = new ArrayList<Object>();
        var sql = new StringBuilder("select ").append(PublicStore.MATTER).append(" from public_matter p where p.district = ? and p.category <> all(?)");
        values.add(district);
        values.add(asked.kept.toArray(String[]::new));
        where(sql, values, asked);
        if (after != null) {
            sql.append(" and (p.received_at, p.matter_id) < (?, ?)");
            values.add(Objects.requireNonNull(MatterStore.utc(after.at)));
            values.add(after.id);
        }
        values.add(limit);
        return jdbc.query(sql.append(" order by p.received_at desc, p.matter_id desc limit ?").toString(), (row, _) -> PublicStore.matter(row),
                values.toArray());
    }

    /** Those of the ids that are public, in no order. */
    public List<PublicMatter> byIds(short district, List<String> kept, List<Long> ids) {
        return jdbc.query("select " + PublicStore.MATTER + " from public_matter p where p.district = ? and p.matter_id = any(?) and p.category <> all(?)",
                (row, _) -> PublicStore.matter(row), district, ids.toArray(Long[]::new), kept.toArray(String[]::new));
    }

    public Optional<PublicMatter> find(MatterId id, List<String> kept) {
        return byIds(id.district(), kept, List.of(id.value())).stream().findFirst();
    }

    /** What waits for an answer within some hundred metres of a point, or in a community, the newest first. */
    public List<PublicMatter> near(short district, List<String> kept, @Nullable Position position, @Nullable Integer community, int limit) {
        var cells = position == null ? new Long[0] : position.around().toArray(Long[]::new);
        return jdbc.query("select " + PublicStore.MATTER + """
                 from public_matter p where p.district = ? and (p.cell = any(?) or p.place = ?) and p.category <> all(?) and p.closed_at is null and p.lead is null
                order by p.received_at desc, p.matter_id desc limit ?""", (row, _) -> PublicStore.matter(row),
                district, cells, community, kept.toArray(String[]::new), limit);
    }

    /** What became of public matters in that time, the oldest first. */
    public List<Update> updates(short district, List<String> kept, Instant from, Instant to, int limit) {
        return jdbc.query("""
                select u.district, u.matter_id, u.revision, u.at, u.state, u.open, u.notes from public_update u
                join public_matter p using (district, matter_id)
                where u.district = ? and u.at >= ? and u.at < ? and p.category <> all(?)
                order by u.at, u.matter_id, u.revision limit ?""", (row, _) -> new Update(new MatterId(row.getShort(1), row.getLong(2)), row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(), row.getString(5), row.getBoolean(6), row.getString(7)),
                district, MatterStore.utc(from), MatterStore.utc(to), kept.toArray(String[]::new), limit);
    }

    /** What became of one. */
    public List<Update> updates(MatterId id) {
        return jdbc.query("""
                select revision, at, state, open, notes from public_update where district = ? and matter_id = ? order by revision""",
                (row, _) -> new Update(id, row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3), row.getBoolean(4),
                        row.getString(5)), id.district(), id.value());
    }

    private static void where(StringBuilder sql, List<Object> values, Asked asked) {
        if (asked.leads) {
            sql.append(" and p.lead is null");
        }
        if (!asked.categories.isEmpty()) {
            sql.append(" and p.category = any(?)");
            values.add(asked.categories.toArray(String[]::new));
        }
        if (asked.township != null) {
            sql.append(" and p.township = ?");
            values.add(asked.township);
        }
        if (asked.open != null) {
            sql.append(asked.open ? " and p.closed_at is null" : " and p.closed_at is not null");
        }
        instant(sql, values, ">=", asked.from);
        instant(sql, values, "<", asked.to);
        if (asked.query != null) {
            if (!asked.query.all().isEmpty()) { // written out as well: a plan made for any word walks through all for one that no title has
                sql.append(" and p.words @> '{").append(asked.query.all().stream().map(String::valueOf).collect(Collectors.joining(","))).append("}'::int[]");
            }
            for (int sign : asked.query.beginning()) {
                sql.append(" and exists (select 1 from unnest(p.words) word where word = ? or word between ? and ?)");
                values.addAll(List.of(sign, sign << 16, sign << 16 | 0xFFFF));
            }
        }
        if (asked.box != null) {
            var box = asked.box; // written out, so that the plan is made for this box and for no other
            sql.append(box.equals(Box.EVERYWHERE) ? " and p.lat is not null"
                    : " and p.lat between %s and %s and p.lng between %s and %s".formatted(box.south, box.north, box.west, box.east));
        }
    }

    private static void instant(StringBuilder sql, List<Object> values, String sign, @Nullable Instant at) {
        if (at != null) {
            sql.append(" and p.received_at ").append(sign).append(" ?");
            values.add(Objects.requireNonNull(MatterStore.utc(at)));
        }
    }
}
