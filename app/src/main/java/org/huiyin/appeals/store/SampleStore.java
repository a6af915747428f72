package org.huiyin.appeals.store;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.appeals.domain.SampleRule;
import org.huiyin.kernel.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Rules, seeds and lists of drawn samples. Nothing of them is ever changed. */
@Component
public class SampleStore {
    /** A sample: its rule, and once it was drawn the seed and how long the list was. */
    public record Sample(int id, SampleRule rule, Instant fixedAt, @Nullable String seed, @Nullable Instant drawnAt, @Nullable UUID drawnBy,
            int population, int drawn) {}

    /** One of a list. */
    public record Listed(MatterId id, boolean drawn) {}

    private static final String SELECT = """
            select s.id, s.from_day, s.to_day, s.offices, s.size, s.share, s.fixed_at, s.seed, s.drawn_at, s.drawn_by,
                (select count(*) from sample_list l where l.district = s.district and l.sample = s.id),
                (select count(*) from sample_list l where l.district = s.district and l.sample = s.id and l.drawn)
            from sample s where s.district = ?""";
    private final JdbcTemplate jdbc;

    SampleStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The last hundred, the newest first. */
    public List<Sample> all(short district) {
        return jdbc.query(SELECT + " order by s.id desc limit 100", (row, _) -> sample(row), district);
    }

    public Optional<Sample> find(short district, int id) {
        return jdbc.query(SELECT + " and s.id = ?", (row, _) -> sample(row), district, id).stream().findFirst();
    }

    /** Fixes a rule and returns its number. */
    public int fix(short district, SampleRule rule, Instant at, UUID by) {
        var id = jdbc.queryForObject("""
                insert into sample (district, id, from_day, to_day, offices, size, share, fixed_at, fixed_by)
                select ?, coalesce(max(id), 0) + 1, ?, ?, ?::int[], ?::int, ?::numeric, ?, ? from sample where district = ? returning id""",
                Integer.class, district, Date.valueOf(rule.from()), Date.valueOf(rule.to()), rule.offices().toArray(Integer[]::new), rule.size(),
                rule.share(), at.atOffset(ZoneOffset.UTC), by, district);
        return id == null ? 0 : id;
    }

    /** False when it was drawn already. */
    public boolean draw(short district, int id, String seed, Instant at, UUID by) {
        return jdbc.update("update sample set seed = ?, drawn_at = ?, drawn_by = ? where district = ? and id = ? and seed is null", seed,
                at.atOffset(ZoneOffset.UTC), by, district, id) == 1;
    }

    /** Those of these appeals that wait for a call-back now and are on no list. */
    public List<MatterId> callable(short district, List<MatterId> ids) {
        return jdbc.query("""
                select m.matter_id from matter m
                where m.district = ? and m.matter_id = any(?) and m.state = 'replied' and m.custody @> '{"clocks": [{"s": "followup"}]}'
                    and not exists (select 1 from sample_list l where l.district = m.district and l.matter_id = m.matter_id)
                order by m.matter_id""",
                (row, _) -> new MatterId(district, row.getLong(1)), district, ids.stream().map(MatterId::value).toArray(Long[]::new));
    }

    public void list(int sample, List<MatterId> population, Set<MatterId> drawn) {
        jdbc.batchUpdate("insert into sample_list (district, matter_id, sample, drawn) values (?, ?, ?, ?)",
                population.stream().map(id -> new Object[] {id.district(), id.value(), sample, drawn.contains(id)}).toList());
    }

    public List<Listed> list(short district, int sample) {
        return jdbc.query("select matter_id, drawn from sample_list where district = ? and sample = ? order by matter_id",
                (row, _) -> new Listed(new MatterId(district, row.getLong(1)), row.getBoolean(2)), district, sample);
    }

    /** Lists whose matters have not all been told. */
    public List<Integer> untold(short district) {
        return jdbc.queryForList("select distinct sample from sample_list where district = ? and not told", Integer.class, district);
    }

    public List<Listed> untold(short district, int sample, int most) {
        return jdbc.query("select matter_id, drawn from sample_list where district = ? and sample = ? and not told order by matter_id limit ?",
                (row, _) -> new Listed(new MatterId(district, row.getLong(1)), row.getBoolean(2)), district, sample, most);
    }

    public void told(MatterId id) {
        jdbc.update("update sample_list set told = true where district = ? and matter_id = ?", id.district(), id.value());
    }

    private static Sample sample(ResultSet row) throws SQLException {
        var drawnAt = row.getObject(9, OffsetDateTime.class);
        var share = row.getBigDecimal(6);
        return new Sample(row.getInt(1), new SampleRule(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class), ints(row.getArray(4)),
                row.getObject(5, Integer.class), share == null ? null : share.doubleValue()), row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8), drawnAt == null ? null : drawnAt.toInstant(), row.getObject(10, UUID.class), row.getInt(11), row.getInt(12));
    }

    private static List<Integer> ints(Array array) throws SQLException {
        var all = new ArrayList<Integer>();
        for (var one : (Object[]) array.getArray()) {
            all.add((Integer) one);
        }
        return all;
    }
}
