package org.huiyin.figures.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huiyin.figures.domain.Key;
import org.huiyin.figures.domain.Span;
import org.huiyin.figures.domain.Span.Piece;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Totals by days, ten days, months, quarters and years. */
@Component
public class TotalStore {
    private static final String SUMS = """
            with first as materialized (select coalesce(min(known.starts), 'infinity'::date) as year from unnest(?::text[]) which (kind)
                cross join lateral (select starts from total where district = ? and kind = which.kind and category = '' and span = 'year'
                    order by starts limit 1) known)
            select t.office, t.measure, sum(t.number) from unnest(?::text[], ?::date[]) piece (span, starts)
            join first on piece.starts >= first.year
            join total t on t.district = ? and t.kind = any(?) and t.category = any(?) and t.span = piece.span and t.starts = piece.starts and %s
            group by t.office, t.measure""";
    private static final String IN = SUMS.formatted("t.measure <> 'held'");
    private static final String UP_TO = SUMS.formatted("t.measure = 'held'");
    /** Matters of which kinds, and of which categories; {@link Key#ALL} and {@link Key#OPEN} stand alone. */
    public record Of(List<String> kinds, List<String> categories) {}

    private static final LocalDate BEGINNING = LocalDate.of(1990, 1, 1);
    private final JdbcTemplate jdbc;

    TotalStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All in one statement; what changes by nothing is not touched. */
    public void add(short district, Map<Key, Integer> changes) {
        var all = changes.entrySet().stream().filter(change -> change.getValue() != 0).toList();
        jdbc.update("""
                insert into total (district, kind, category, span, measure, starts, office, number)
                select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::int[], ?::int[])
                on conflict (district, kind, category, span, measure, starts, office)
                do update set number = total.number + excluded.number""",
                district, texts(all, Key::kind), texts(all, Key::category), texts(all, key -> key.span().code()), texts(all, Key::measure),
                texts(all, key -> key.starts().toString()), all.stream().map(change -> change.getKey().office()).toArray(Integer[]::new),
                all.stream().map(Map.Entry::getValue).toArray(Integer[]::new));
    }

    private static String[] texts(List<Map.Entry<Key, Integer>> all, Function<Key, String> part) {
        return all.stream().map(change -> part.apply(change.getKey())).toArray(String[]::new);
    }

    public Map<Key, Integer> all(short district) {
        var all = new HashMap<Key, Integer>();
        jdbc.query("select kind, category, span, measure, starts, office, number from total where district = ? and number <> 0",
                row -> {
                    all.put(new Key(row.getString(1), row.getString(2), Span.of(row.getString(3)),
                            row.getString(4), row.getObject(5, LocalDate.class), row.getInt(6)), row.getInt(7));
                }, district);
        return all;
    }

    /**
     * By office and measure: what counted from one day to another (that one included), and what was held at its end. What everybody may
     * read is kept by months: there a month begun is a whole one, and nothing counts on days to come.
     */
    public Map<Integer, Map<String, Integer>> period(short district, Of of, LocalDate from, LocalDate to) {
        var sums = new HashMap<Integer, Map<String, Integer>>();
        var spans = Key.spans(of.categories.getFirst());
        var shortest = spans.getFirst();
        var end = shortest.end(shortest.begin(to));
        sum(sums, IN, district, of, Span.pieces(spans, shortest.begin(from), end));
        sum(sums, UP_TO, district, of, Span.pieces(spans, BEGINNING, end));
        return sums;
    }

    private void sum(Map<Integer, Map<String, Integer>> sums, String sql, short district, Of of, List<Piece> pieces) {
        jdbc.query(sql, row -> {
            sums.computeIfAbsent(row.getInt(1), _ -> new HashMap<>()).merge(row.getString(2), row.getInt(3), Integer::sum);
        }, of.kinds.toArray(String[]::new), district, pieces.stream().map(piece -> piece.span().code()).toArray(String[]::new),
                pieces.stream().map(piece -> piece.starts().toString()).toArray(String[]::new), district,
                of.kinds.toArray(String[]::new), of.categories.toArray(String[]::new));
    }

    /** Offices that ever received a matter, also those closed since. */
    public List<Integer> offices(short district, List<String> kinds) {
        return jdbc.queryForList("""
                select distinct office from total
                where district = ? and kind = any(?) and category = '' and span = 'year' and measure in ('registered', 'arrived', 'passed')""",
                Integer.class, district, kinds.toArray(String[]::new));
    }

    /** Empties everything, to be counted anew. */
    public void clear() {
        jdbc.update("delete from total");
        jdbc.update("delete from counted");
    }
}
