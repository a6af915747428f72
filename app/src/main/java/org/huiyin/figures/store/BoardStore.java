package org.huiyin.figures.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.store.MatterStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a wall screen shows beside the totals: matters that are open, and how a day's came hour by hour. */
@Component
public class BoardStore {
    /**
     * Whose matters.
     *
     * @param all the whole district, so that offices need not be looked at
     * @param offices the office with those below it
     */
    public record Scope(short district, List<String> kinds, boolean all, List<Integer> offices) {}

    /** Open matters of one place: how many, how many late, how many of those a superior knows of, how many due today. */
    public record Open(@Nullable Integer place, int open, int late, int raised, int due) {}

    /** A day from its first instant to the next day's. */
    public record Day(LocalDate date, Instant starts, Instant ends) {}

    /** What came on a day, by hours, and until the time of day that it is now. */
    public record Came(int[] hours, int byNow) {}

    private static final int HOURS = 24;
    /** Titles of these are nobody's business in a hall; they are counted, and not named. */
    private static final int UNNAMED = 1 << Flag.REPORT.ordinal() | 1 << Flag.ABOUT_STAFF.ordinal() | 1 << Flag.NOT_INHERITED.ordinal();
    /** Of a million matters the open ones are few; their partial index finds them, and each is looked at once. */
    private static final String OPEN = """
            select m.place, count(*), count(*) filter (where m.due <= ?),
                count(*) filter (where m.due <= ? and m.custody -> 'clocks' @> any (array['[{"s":"promise","g":2}]', '[{"s":"reopened","g":2}]', '[{"s":"again","g":2}]']::jsonb[])),
                count(*) filter (where m.due > ? and m.due <= ?)
            from matter m where m.district = ? and m.owed and m.kind = any(?) and (? or m.office = any(?)) group by m.place""";
    /** First all that are open, then the oldest of them: by age alone, whatever was ever closed would be walked through. */
    private static final String LONGEST = """
            with open as materialized (
                select district, matter_id, received_at from matter
                where district = ? and owed and kind = any(?) and (? or office = any(?)) and (flags & ?) = 0)
            select %s from (select * from open order by received_at, matter_id limit ?) o join matter m using (district, matter_id)
            order by o.received_at, o.matter_id""".formatted(MatterStore.HEADER);
    /** The totals know which offices had anything on a day; only their rows are looked at. */
    private static final String HOURS_OF = """
            select day.no, least(floor(extract(epoch from c.at - day.starts) / 3600)::int, 23), count(*), count(*) filter (where c.at <= day.starts + ?::interval)
            from unnest(?::timestamptz[], ?::timestamptz[], ?::date[]) with ordinality day (starts, ends, date, no)
            join lateral (select distinct office, measure from total t
                where t.district = ? and t.kind = any(?) and t.category = '' and t.span = 'day' and t.starts = day.date and t.measure = any(?)
                    and (? or t.office = any(?))) had on true
            join counted c on c.district = ? and c.office = had.office and c.measure = had.measure and c.at >= day.starts and c.at < day.ends
            group by 1, 2""";
    private static final String EARLY = """
            select count(*) from unnest(?::int[]) who (office)
            join counted c on c.district = ? and c.office = who.office and c.measure = 'replied' and c.at >= ? and c.at < ?
            join matter m on m.district = c.district and m.matter_id = c.matter_id where m.kind = any(?) and m.promise > ?""";
    /** Promises of today that were kept or missed already; what is still open is counted with the open. */
    private static final String SETTLED = """
            select count(*) from unnest(?::int[]) who (office)
            join counted c on c.district = ? and c.office = who.office and c.measure in ('in-time', 'late') and c.at > ? and c.at <= ?
            join matter m on m.district = c.district and m.matter_id = c.matter_id
            where m.kind = any(?) and not (m.owed and m.due > ? and m.due <= ?)""";
    private static final String WEEKS = """
            select t.category, (t.starts - ?::date) / 7, sum(t.number) from total t
            where t.district = ? and t.kind = any(?) and t.category = any(?) and t.span = 'day' and t.starts >= ? and t.starts < ? and t.measure = any(?)
                and (? or t.office = any(?))
            group by 1, 2""";
    private static final String FIRST = """
            select first.starts from unnest(?::text[]) known (kind) cross join lateral (
                select starts from total t where t.district = ? and t.kind = known.kind and t.category = '' and t.span = 'day' order by starts limit 1) first
            order by 1 limit 1""";
    private final JdbcTemplate jdbc;

    BoardStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Open> open(Scope of, Instant now, Day today) {
        var at = CountedStore.utc(now);
        return jdbc.query(OPEN, (row, _) -> new Open(row.getObject(1, Integer.class), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)),
                at, at, CountedStore.utc(today.starts), CountedStore.utc(today.ends), of.district, texts(of.kinds), of.all, numbers(of.offices));
    }

    /** Those that have been open longest. */
    public List<Header> longest(Scope of, int most) {
        return jdbc.query(LONGEST, (row, _) -> MatterStore.header(row), of.district, texts(of.kinds), of.all, numbers(of.offices), UNNAMED, most);
    }

    /** What came on each of these days. */
    public List<Came> came(Scope of, List<String> measures, List<Day> days, Duration since) {
        var hours = days.stream().map(_ -> new int[HOURS]).toList();
        var byNow = new int[days.size()];
        jdbc.query(HOURS_OF, row -> {
            int day = row.getInt(1) - 1;
            hours.get(day)[row.getInt(2)] = row.getInt(3);
            byNow[day] += row.getInt(4);
        }, since.toSeconds() + " seconds", days.stream().map(day -> day.starts.toString()).toArray(String[]::new),
                days.stream().map(day -> day.ends.toString()).toArray(String[]::new), days.stream().map(day -> day.date.toString()).toArray(String[]::new),
                of.district, texts(of.kinds), texts(measures), of.all, numbers(of.offices), of.district);
        return java.util.stream.IntStream.range(0, days.size()).mapToObj(day -> new Came(hours.get(day), byNow[day])).toList();
    }

    /** Answered on that day, and on an earlier one than was promised. */
    public int early(Scope of, Day today) {
        return number(EARLY, numbers(of.offices), of.district, CountedStore.utc(today.starts), CountedStore.utc(today.ends), texts(of.kinds),
                CountedStore.utc(today.ends));
    }

    /** Promises that fall due on that day and no longer wait. */
    public int settled(Scope of, Day today) {
        var starts = CountedStore.utc(today.starts);
        var ends = CountedStore.utc(today.ends);
        return number(SETTLED, numbers(of.offices), of.district, starts, ends, texts(of.kinds), starts, ends);
    }

    private int number(String sql, @Nullable Object... values) {
        var found = jdbc.queryForObject(sql, Integer.class, values);
        return found == null ? 0 : found;
    }

    /** By category, what came in each of so many weeks from that day on. */
    public Map<String, int[]> weeks(Scope of, List<String> measures, List<String> categories, LocalDate from, int weeks) {
        var found = new HashMap<String, int[]>();
        jdbc.query(WEEKS, row -> {
            found.computeIfAbsent(row.getString(1), _ -> new int[weeks])[row.getInt(2)] = row.getInt(3);
        }, from, of.district, texts(of.kinds), texts(categories), from, from.plusWeeks(weeks), texts(measures), of.all, numbers(of.offices));
        return found;
    }

    /** The first day that has figures. */
    public @Nullable LocalDate first(Scope of) {
        return jdbc.queryForList(FIRST, LocalDate.class, texts(of.kinds), of.district).stream().findFirst().orElse(null);
    }

    private static String[] texts(List<String> all) {
        return all.toArray(String[]::new);
    }

    private static Integer[] numbers(List<Integer> all) {
        return Arrays.copyOf(all.toArray(), all.size(), Integer[].class);
    }
}
