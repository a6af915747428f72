package org.huiyin.people.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Office;
import org.huiyin.people.Office.Level;
import org.huiyin.people.domain.OfficePeriod;
import org.huiyin.people.domain.OfficeTree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offices and what they were called when. Every write first takes the version row, so that writers stand in line. */
@Repository
public class OfficeStore {
    private final JdbcClient jdbc;
    private final District district;

    OfficeStore(JdbcClient jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    /** Raises the version and holds its row until the transaction ends. */
    public void lock() {
        jdbc.sql("""
                insert into office_version (district, version) values (:district, 1)
                on conflict (district) do update set version = office_version.version + 1
                """)
                .param("district", district.id())
                .update();
    }

    public long version() {
        return jdbc.sql("select version from office_version where district = :district")
                .param("district", district.id())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The tree as it stands on a day. */
    public OfficeTree tree(LocalDate today) {
        return OfficeTree.of(offices(today), periods(), mergers(today));
    }

    /** An office whose first period lies ahead is known by that one, so that it can be looked at before it opens. */
    private List<Office> offices(LocalDate today) {
        return jdbc.sql("""
                select distinct on (o.id) o.id, o.code, o.kind, o.level, p.parent, p.name_zh, p.name_en, p.short_zh, p.short_en,
                       (o.closed_on is null or o.closed_on > :today) as open
                from office o
                join office_period p on p.district = o.district and p.office = o.id
                where o.district = :district
                order by o.id, (p.valid_from <= :today and (p.valid_until is null or p.valid_until > :today)) desc, p.valid_from
                """)
                .param("district", district.id())
                .param("today", today)
                .query((row, _) -> new Office(
                        row.getInt("id"), row.getString("code"), row.getObject("parent", Integer.class),
                        Level.of(row.getString("level")), name(row), shortName(row), row.getString("kind"), row.getBoolean("open")))
                .list();
    }

    private List<OfficePeriod> periods() {
        return jdbc.sql("""
                select office, valid_from, valid_until, parent, name_zh, name_en, short_zh, short_en
                from office_period where district = :district order by office, valid_from
                """)
                .param("district", district.id())
                .query((row, _) -> period(row))
                .list();
    }

    private Map<Integer, Integer> mergers(LocalDate today) {
        var into = new HashMap<Integer, Integer>();
        jdbc.sql("select id, merged_into from office where district = :district and merged_into is not null and closed_on <= :today")
                .param("district", district.id())
                .param("today", today)
                .query(row -> { into.put(row.getInt("id"), row.getInt("merged_into")); });
        return into;
    }

    /** What the office was called, oldest first. */
    public List<OfficePeriod> periodsOf(int office) {
        return jdbc.sql("""
                select office, valid_from, valid_until, parent, name_zh, name_en, short_zh, short_en
                from office_period where district = :district and office = :office order by valid_from
                """)
                .param("district", district.id())
                .param("office", office)
                .query((row, _) -> period(row))
                .list();
    }

    private static OfficePeriod period(ResultSet row) throws SQLException {
        return new OfficePeriod(
                row.getInt("office"), row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class), row.getObject("parent", Integer.class), name(row), shortName(row));
    }

    private static Wording name(ResultSet row) throws SQLException {
        return new Wording(row.getString("name_zh"), row.getString("name_en"));
    }

    private static Wording shortName(ResultSet row) throws SQLException {
        return new Wording(row.getString("short_zh"), row.getString("short_en"));
    }

    /** The id behind a code that must exist. */
    public int id(String code) {
        return jdbc.sql("select id from office where district = :district and code = :code")
                .param("district", district.id())
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    /** Adds an office under the next free id and returns that. */
    public int insert(String code, Level level, String kind) {
        return jdbc.sql("""
                insert into office (district, id, code, kind, level)
                select :district, coalesce(max(id), 0) + 1, :code, :kind, :level from office where district = :district
                returning id
                """)
                .param("district", district.id())
                .param("code", code)
                .param("kind", kind)
                .param("level", level.code())
                .query(Integer.class)
                .single();
    }

    /** Begins a new period and ends the one before it; a second change on the same day replaces the first. */
    public void begin(OfficePeriod period) {
        jdbc.sql("""
                update office_period set valid_until = :from
                where district = :district and office = :office and valid_until is null and valid_from < :from
                """)
                .param("district", district.id())
                .param("office", period.office())
                .param("from", period.from())
                .update();
        jdbc.sql("""
                insert into office_period (district, office, valid_from, parent, name_zh, name_en, short_zh, short_en)
                values (:district, :office, :from, :parent, :nameZh, :nameEn, :shortZh, :shortEn)
                on conflict (district, office, valid_from) do update
                set parent = :parent, name_zh = :nameZh, name_en = :nameEn, short_zh = :shortZh, short_en = :shortEn
                """)
                .param("district", district.id())
                .param("office", period.office())
                .param("from", period.from())
                .param("parent", period.parent())
                .param("nameZh", period.name().zh())
                .param("nameEn", period.name().en())
                .param("shortZh", period.shortName().zh())
                .param("shortEn", period.shortName().en())
                .update();
    }

    public void close(int office, LocalDate day, @Nullable Integer mergedInto) {
        jdbc.sql("update office set closed_on = :day, merged_into = :into where district = :district and id = :office")
                .param("district", district.id())
                .param("office", office)
                .param("day", day)
                .param("into", mergedInto)
                .update();
    }

    /** The office this one was merged into; null while it is open or was closed for good. */
    public @Nullable Integer mergedInto(int office) {
        return jdbc.sql("select merged_into from office where district = :district and id = :office and merged_into is not null")
                .param("district", district.id())
                .param("office", office)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }
}
