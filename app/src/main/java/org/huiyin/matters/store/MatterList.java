package org.huiyin.matters.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huiyin.matters.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lists of matters, paged by key: what an office owes, what came in, what a search finds. */
@Component
public class MatterList {
    /**
     * Which matters.
     *
     * @param owedBy the office whose inbox it is; null for every office
     * @param within only these offices, when a role reaches no further
     * @param own what a kind shows nobody above is listed for this office alone
     * @param hiddenFor reports about these offices are left out
     * @param custody what custody must hold
     * @param query the words of a text query
     * @param titled a query that no text answers
     * @param pressing where those that are or may be urgent stand
     */
    public record Filter(@Nullable Integer owedBy, @Nullable List<Integer> within, int own, List<Integer> hiddenFor, List<String> states,
            @Nullable String category, @Nullable String type, @Nullable String channel, @Nullable Integer place, @Nullable Integer flag,
            @Nullable Instant from, @Nullable Instant to, @Nullable Instant dueBefore, @Nullable Fact custody,
            SearchWords.@Nullable Sought query, @Nullable Titled titled, Pressing pressing) {
        Filter with(Pressing now) {
            return new Filter(owedBy, within, own, hiddenFor, states, category, type, channel, place, flag, from, to, dueBefore, custody, query, titled, now);
        }
    }

    /** A search that reaches no text: words of the title, and the categories of that name. */
    public record Titled(String words, List<String> categories) {}

    /** Where the page before ended, and whether among those that are or may be urgent. */
    public record After(Instant at, long id, boolean pressing) {}

    private static final int MOST = 1000;
    private static final int MOST_BY_SIGNS = 100; // each text is taken to pieces
    private static final int LOOKED_THROUGH = 2000;
    private static final int FEW = 4000;
    private static final String FOUND = "select count(*) from (select 1 from matter_search where district = ? and words @> ? limit ?) found";
    /** How many of these words the database knows to stand in more matters than a few. */
    private static final String COMMON = "select count(*) from (" + SearchWords.KNOWN + """
            ) common where common.word = any(?)
                and common.share > ? / greatest((select reltuples from pg_class where oid = 'matter_search'::regclass), 1)""";
    private static final int TITLES_LOOKED_THROUGH = 20_000;
    private final JdbcTemplate jdbc;

    MatterList(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due first for an inbox; the newest first for everything else. */
    public List<Header> page(short district, Filter filter, @Nullable After after, int limit) {
        if (filter.pressing != Pressing.FIRST) {
            return part(district, filter, after, limit);
        }
        boolean among = after == null || after.pressing;
        var page = new ArrayList<>(among ? part(district, filter.with(Pressing.ALONE), after, limit) : List.<Header>of());
        if (page.size() < limit) {
            page.addAll(part(district, filter.with(Pressing.NONE), among ? null : after, limit - page.size()));
        }
        return page;
    }

    private List<Header> part(short district, Filter filter, @Nullable After after, int limit) {
        var values = new ArrayList<Object>();
        var sql = new StringBuilder("select ").append(MatterStore.HEADER).append(found(district, filter, values)).append(" where m.district = ?");
        values.add(district);
        where(sql, values, filter);
        boolean inbox = filter.owedBy != null;
        if (after != null) {
            sql.append(inbox ? " and (coalesce(m.due, 'infinity'), m.matter_id) > (?, ?)" : " and (m.received_at, m.matter_id) < (?, ?)");
            values.add(MatterStore.utc(after.at));
            values.add(after.id);
        }
        sql.append(order(filter)).append(" limit ?");
        values.add(limit);
        return jdbc.query(sql.toString(), (row, _) -> MatterStore.header(row), values.toArray());
    }

    /** So many there are, or at least. */
    public record Many(int number, boolean more) {}

    /**
     * How many a list has, counted up to 1 000: among all where an index leads to them, else among the newest ten thousand, so that
     * nobody waits while a million are looked at for a number beside a page.
     */
    public Many many(short district, Filter filter) {
        if (AmongNewest.suits(filter)) {
            return AmongNewest.count(jdbc, district, filter, MOST);
        }
        int most = filter.query != null && filter.query.all().isEmpty() ? MOST_BY_SIGNS : MOST;
        int count = count(district, filter, most + 1);
        return new Many(Math.min(count, most), count > most);
    }

    /** Counts up to 1 000 and stops there. */
    public int count(short district, Filter filter) {
        return count(district, filter, MOST + 1);
    }

    private int count(short district, Filter filter, int most) {
        var values = new ArrayList<Object>();
        var sql = new StringBuilder("select count(*) from (select 1").append(found(district, filter, values)).append(" where m.district = ?");
        values.add(district);
        where(sql, values, filter);
        var count = jdbc.queryForObject(sql.append(" limit ").append(most).append(") counted").toString(), Integer.class, values.toArray());
        return count == null ? 0 : count;
    }

    public List<Header> byIds(short district, List<Long> ids) {
        return jdbc.query("select " + MatterStore.HEADER + " from matter m where m.district = ? and m.matter_id = any(?) order by m.received_at",
                (row, _) -> MatterStore.header(row), district, ids.toArray(Long[]::new));
    }

    /** Everything of a list in its order, without an end. */
    static String all(short district, Filter filter, List<Object> values) {
        var sql = new StringBuilder("select ").append(MatterStore.HEADER).append(from(filter)).append(" where m.district = ?");
        values.add(district);
        where(sql, values, filter);
        return sql.append(order(filter)).toString();
    }

    private static String order(Filter filter) {
        return filter.owedBy != null ? filter.pressing.order() + " coalesce(m.due, 'infinity'), m.matter_id" : " order by m.received_at desc, m.matter_id desc";
    }

    private static String from(Filter filter) {
        return filter.query == null ? " from matter m"
                : " from matter_search s join matter m on m.district = s.district and m.matter_id = s.matter_id";
    }

    /**
     * Words that few matters have are found by their index first. Left to itself the database expects any word in one of two
     * hundred matters, and walks through all of them for a word that nobody wrote.
     */
    private String found(short district, Filter filter, List<Object> values) {
        if (filter.query == null || filter.query.all().isEmpty()) {
            return from(filter);
        }
        var words = filter.query.all().toArray(Integer[]::new);
        if (many(COMMON, (Object) words, FEW) == words.length || many(FOUND, district, words, FEW + 1) > FEW) {
            return from(filter);
        }
        values.addAll(List.of(district, words, FEW));
        return " from (select district, matter_id, words from matter_search where district = ? and words @> ? limit ?) s"
                + " join matter m on m.district = s.district and m.matter_id = s.matter_id";
    }

    private int many(String sql, Object... values) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class, values));
    }

    static void where(StringBuilder sql, List<Object> values, Filter filter) {
        if (filter.owedBy != null) {
            sql.append(" and m.owed and m.office = ?");
            values.add(filter.owedBy);
        }
        if (filter.within != null) {
            sql.append(" and m.office = any(?)");
            values.add(filter.within.toArray(Integer[]::new));
        }
        if (filter.owedBy == null && filter.custody == null) {
            sql.append(" and ((m.flags & ").append(1 << Header.Flag.NOT_INHERITED.ordinal()).append(") = 0 or m.office = ?)");
            values.add(filter.own);
        }
        if (!filter.hiddenFor.isEmpty()) {
            sql.append(" and not ((m.flags & ").append(1 << Header.Flag.REPORT.ordinal()).append(") <> 0 and m.about = any(?))");
            values.add(filter.hiddenFor.toArray(Integer[]::new));
        }
        if (!filter.states.isEmpty()) {
            sql.append(" and m.state = any(?)");
            values.add(filter.states.toArray(String[]::new));
        }
        sql.append(filter.pressing.where);
        equal(sql, values, "category", filter.category);
        equal(sql, values, "type", filter.type);
        equal(sql, values, "channel", filter.channel);
        equal(sql, values, "place", filter.place);
        if (filter.flag != null) {
            sql.append(filter.flag == 1 << Header.Flag.NO_RULE.ordinal() ? " and m.no_rule" // as its index has it
                    : " and (m.flags & " + filter.flag + ") <> 0");
        }
        instant(sql, values, "m.received_at >= ?", filter.from);
        instant(sql, values, "m.received_at < ?", filter.to);
        instant(sql, values, "m.due < ?", filter.dueBefore);
        if (filter.custody != null) {
            sql.append(" and ").append(filter.custody.column()).append(" @> ?::jsonb");
            values.add(filter.custody.json());
        }
        searched(sql, values, filter);
    }

    private static void searched(StringBuilder sql, List<Object> values, Filter filter) {
        if (filter.query != null) {
            sought(sql, values, filter.query);
            if (!filter.hiddenFor.isEmpty()) { // whoever may not read what is said about them may not guess at its words either
                sql.append(" and (m.about is null or m.about <> all(?))");
                values.add(filter.hiddenFor.toArray(Integer[]::new));
            }
        }
        if (filter.titled != null) {
            newest(sql, values, TITLES_LOOKED_THROUGH);
            sql.append(" and (position(lower(?) in lower(m.title)) > 0 or m.category = any(?))");
            values.add(filter.titled.words);
            values.add(filter.titled.categories.toArray(String[]::new));
        }
    }

    /** Characters alone have no index: with no word beside them only the newest matters are looked through. */
    private static void sought(StringBuilder sql, List<Object> values, SearchWords.Sought query) {
        if (query.all().isEmpty()) {
            newest(sql, values, LOOKED_THROUGH);
        } else {
            sql.append(" and s.words @> ?");
            values.add(query.all().toArray(Integer[]::new));
        }
        for (int sign : query.beginning()) {
            sql.append(" and exists (select 1 from unnest(s.words) word where word = ? or word between ? and ?)");
            values.addAll(List.of(sign, sign << 16, sign << 16 | 0xFFFF));
        }
    }

    private static void newest(StringBuilder sql, List<Object> values, int many) {
        sql.append(' ').append("""
                and m.received_at >= (select min(received_at) from (
                    select received_at from matter where district = ? order by received_at desc limit %d) newest)""".formatted(many));
        values.add(values.getFirst());
    }

    private static void equal(StringBuilder sql, List<Object> values, String column, @Nullable Object value) {
        if (value != null) {
            sql.append(" and m.").append(column).append(" = ?");
            values.add(value);
        }
    }

    static void instant(StringBuilder sql, List<Object> values, String condition, @Nullable Instant at) {
        if (at != null) {
            sql.append(" and ").append(condition);
            values.add(Objects.requireNonNull(MatterStore.utc(at)));
        }
    }
}
