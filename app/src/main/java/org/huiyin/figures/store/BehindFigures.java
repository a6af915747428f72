package org.huiyin.figures.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.huiyin.figures.Counted;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.MatterStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The matters behind a figure, the latest to count first, paged by key. */
@Component
public class BehindFigures {
    /**
     * Which figure.
     *
     * @param offices the office with those below it
     * @param detail only rows of that detail; null for all
     * @param categories only of these; null for all
     * @param hiddenFor reports about these offices are left out
     */
    public record Figure(short district, List<String> kinds, List<Integer> offices, List<String> measures, @Nullable String detail,
            @Nullable List<String> categories, Instant from, Instant end, List<Integer> hiddenFor) {}

    /** A matter and when it counted. */
    public record Behind(Header header, Instant at) {}

    /** Where the page before ended. */
    public record After(Instant at, long id) {}

    private static final String PAGE = """
            select %s, f.at from (
                select c.district, c.matter_id, c.at
                from unnest(?::int[]) of (office) cross join unnest(?::text[]) what (measure)
                cross join lateral (
                    select c.district, c.matter_id, c.at from counted c
                    join matter m on m.district = c.district and m.matter_id = c.matter_id
                    where c.district = ? and c.office = of.office and c.measure = what.measure and m.kind = any(?)
                        and not ((m.flags & %d) <> 0 and m.about = any(?)) and (c.at, c.matter_id) < (?, ?) and (? or c.detail like ?)
                        and (? or c.category = any(?))
                        and c.at >= ? and c.at < ?
                    order by c.at desc, c.matter_id desc limit ?) c
                order by c.at desc, c.matter_id desc limit ?) f
            join matter m on m.district = f.district and m.matter_id = f.matter_id
            order by f.at desc, f.matter_id desc""";
    /**
     * What is held at an instant is few beside all that was ever held, and an index of its own finds it: by itself, in order and first,
     * because a plan made for any offices and any instant would rather walk through everything these offices ever held.
     */
    private static final String HELD = """
            with held as materialized (
                select district, matter_id, office, category, at from counted
                where district = ? and measure = 'held' and tstzrange(at, until, '(]') @> ?::timestamptz
                order by at desc, matter_id desc)
            select %s, c.at from held c
            join matter m on m.district = c.district and m.matter_id = c.matter_id
            where c.office = any(?) and m.kind = any(?)
                and not ((m.flags & %d) <> 0 and m.about = any(?)) and (c.at, c.matter_id) < (?, ?) and (? or c.category = any(?))
            order by c.at desc, c.matter_id desc limit ?""";
    private static final After NEWEST = new After(Instant.parse("2300-01-01T00:00:00Z"), Long.MAX_VALUE);
    private final JdbcTemplate jdbc;

    BehindFigures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Behind> page(Figure figure, @Nullable After after, int limit) {
        return figure.measures.contains(Counted.HELD) ? held(figure, after, limit) : counted(figure, after, limit);
    }

    private List<Behind> held(Figure figure, @Nullable After after, int limit) {
        var since = after == null ? NEWEST : after;
        return behind(HELD, figure.district, CountedStore.utc(figure.end), figure.offices.toArray(Integer[]::new), figure.kinds.toArray(String[]::new),
                figure.hiddenFor.toArray(Integer[]::new), CountedStore.utc(since.at), since.id, figure.categories == null, categories(figure), limit);
    }

    private List<Behind> counted(Figure figure, @Nullable After after, int limit) {
        var since = after == null ? NEWEST : after;
        return behind(PAGE, figure.offices.toArray(Integer[]::new), figure.measures.toArray(String[]::new), figure.district,
                figure.kinds.toArray(String[]::new), figure.hiddenFor.toArray(Integer[]::new), CountedStore.utc(since.at), since.id,
                figure.detail == null, figure.detail == null ? "" : figure.detail + "%", figure.categories == null, categories(figure),
                CountedStore.utc(figure.from), CountedStore.utc(figure.end), limit, limit);
    }

    private List<Behind> behind(String sql, @Nullable Object... values) {
        return jdbc.query(sql.formatted(MatterStore.HEADER, 1 << Header.Flag.REPORT.ordinal()),
                (row, _) -> new Behind(MatterStore.header(row), row.getObject("at", OffsetDateTime.class).toInstant()), values);
    }

    private static String[] categories(Figure figure) {
        return figure.categories == null ? new String[0] : figure.categories.toArray(String[]::new);
    }
}
