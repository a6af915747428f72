package org.huiyin.triage.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Happened;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How many replies of an office, a category and a month there were, and how many of them got which hint. Nothing of who wrote them. */
@Component
public class QualityStore {
    /** Stands where a hint's code stands: the replies themselves. */
    public static final String REPLIES = "replies";

    /** What is counted. */
    public record Key(LocalDate month, int office, String category, String code) {}

    /** A number of some months. */
    public record Sum(int office, String category, String code, int number) {}

    private final JdbcTemplate jdbc;

    QualityStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those events that have one of the names. */
    public List<Happened> named(List<Happened> happened, String... kinds) {
        return jdbc.query("""
                select e.district, e.matter_id, e.revision
                from unnest(?::smallint[], ?::bigint[], ?::int[]) heard (district, matter_id, revision)
                join matter_event e using (district, matter_id, revision) where e.kind = any(?)""",
                (row, _) -> new Happened(new MatterId(row.getShort(1), row.getLong(2)), row.getInt(3)),
                happened.stream().map(one -> one.id().district()).toArray(Short[]::new), happened.stream().map(one -> one.id().value()).toArray(Long[]::new),
                happened.stream().map(Happened::revision).toArray(Integer[]::new), kinds);
    }

    public void add(short district, Map<Key, Integer> counts) {
        var all = List.copyOf(counts.entrySet());
        jdbc.update("""
                insert into reply_quality (district, month, office, category, code, number)
                select ?, * from unnest(?::date[], ?::int[], ?::text[], ?::text[], ?::int[])
                on conflict (district, month, office, category, code) do update set number = reply_quality.number + excluded.number""",
                district, all.stream().map(one -> one.getKey().month().toString()).toArray(String[]::new),
                all.stream().map(one -> one.getKey().office()).toArray(Integer[]::new), all.stream().map(one -> one.getKey().category()).toArray(String[]::new),
                all.stream().map(one -> one.getKey().code()).toArray(String[]::new), all.stream().map(Map.Entry::getValue).toArray(Integer[]::new));
    }

    /** Of months, the first and the last included. */
    public List<Sum> sums(short district, LocalDate first, LocalDate last) {
        return jdbc.query("""
                select office, category, code, sum(number) from reply_quality
                where district = ? and month between ? and ? group by office, category, code""",
                (row, _) -> new Sum(row.getInt(1), row.getString(2), row.getString(3), row.getInt(4)), district, first, last);
    }
}
