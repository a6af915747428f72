package org.huiyin.figures.store;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.figures.domain.Key;
import org.huiyin.figures.domain.Key.Span;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Totals by day and by month. */
@Component
public class TotalStore {
    private static final String PERIOD = """
            select office, measure, sum(number) from total
            where district = ? and kind = any(?) and category = '' and span = ? and measure <> 'held' and starts >= ? and starts < ?
            group by office, measure""";
    private static final String UP_TO = """
            select office, measure, sum(number) from total
            where district = ? and kind = any(?) and category = '' and span = ? and measure = 'held' and starts >= ? and starts < ?
            group by office, measure""";
    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
    private final JdbcTemplate jdbc;

    TotalStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void add(short district, Map<Key, Integer> changes) {
        jdbc.batchUpdate("""
                insert into total (district, kind, category, span, measure, starts, office, number) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (district, kind, category, span, measure, starts, office)
                do update set number = total.number + excluded.number""",
                changes.entrySet().stream().map(change -> {
                    var key = change.getKey();
                    return new Object[] {district, key.kind(), key.category(), key.span().code(), key.measure(), Date.valueOf(key.starts()),
                        key.office(), change.getValue()};
                }).toList());
    }

    public Map<Key, Integer> all(short district) {
        var all = new HashMap<Key, Integer>();
        jdbc.query("select kind, category, span, measure, starts, office, number from total where district = ? and number <> 0",
                row -> {
                    all.put(new Key(row.getString(1), row.getString(2), row.getString(3).equals("day") ? Span.DAY : Span.MONTH,
                            row.getString(4), row.getObject(5, LocalDate.class), row.getInt(6)), row.getInt(7));
                }, district);
        return all;
    }

    /**
     * By office and measure: what counted from one day to another (that one included), and what was held at its end. Whole months
     * are read as months.
     */
    public Map<Integer, Map<String, Integer>> period(short district, List<String> kinds, LocalDate from, LocalDate to) {
        var sums = new HashMap<Integer, Map<String, Integer>>();
        var end = to.plusDays(1);
        var firstMonth = from.getDayOfMonth() == 1 ? from : from.plusMonths(1).withDayOfMonth(1);
        var lastMonth = end.withDayOfMonth(1);
        if (firstMonth.isBefore(lastMonth)) {
            sum(sums, PERIOD, district, kinds, Span.DAY, from, firstMonth);
            sum(sums, PERIOD, district, kinds, Span.MONTH, firstMonth, lastMonth);
            sum(sums, PERIOD, district, kinds, Span.DAY, lastMonth, end);
        } else {
            sum(sums, PERIOD, district, kinds, Span.DAY, from, end);
        }
        sum(sums, UP_TO, district, kinds, Span.MONTH, BEGINNING, lastMonth);
        sum(sums, UP_TO, district, kinds, Span.DAY, lastMonth, end);
        return sums;
    }

    private void sum(Map<Integer, Map<String, Integer>> sums, String sql, short district, List<String> kinds, Span span, LocalDate from,
            LocalDate end) {
        if (!from.isBefore(end)) {
            return;
        }
        jdbc.query(sql, row -> {
            sums.computeIfAbsent(row.getInt(1), _ -> new HashMap<>()).merge(row.getString(2), row.getInt(3), Integer::sum);
        }, district, kinds.toArray(String[]::new), span.code(), Date.valueOf(from), Date.valueOf(end));
    }

    /** Offices that ever received a matter, also those closed since. */
    public List<Integer> offices(short district, List<String> kinds) {
        return jdbc.queryForList("""
                select distinct office from total
                where district = ? and kind = any(?) and category = '' and span = 'month' and measure in ('registered', 'arrived', 'passed')""",
                Integer.class, district, kinds.toArray(String[]::new));
    }

    /** Empties everything, to be counted anew. */
    public void clear() {
        jdbc.update("delete from total");
        jdbc.update("delete from counted");
    }
}
