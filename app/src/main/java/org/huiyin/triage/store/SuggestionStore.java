package org.huiyin.triage.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.huiyin.kernel.MatterId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which appeals wait for a suggestion, what people decided, and how suggestions fared. */
@Component
public class SuggestionStore {
    /** What a person decided about an appeal; {@code no} counts decisions of the district. */
    public record Decision(long no, MatterId id, String category, int office) {}

    /** Whether it counts what came in or what was sent out. */
    public enum Kind {
        INTAKE, DECIDED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One suggestion that came true or did not. */
    public record Fared(LocalDate month, int office, String category, boolean sure, int percent, boolean categoryRight, boolean officeRight) {
        int bin() {
            return Math.clamp(percent / 10, 0, 9);
        }
    }

    /** A number of suggestions; {@code percents} is the sum of their confidences, in percent. */
    public record Count(LocalDate month, int office, String category, boolean sure, int bin, int number, int percents, int categoryRight, int officeRight) {}

    /** An office that was asked to help, and how often. */
    public record Support(int office, int times) {}

    private final JdbcTemplate jdbc;

    SuggestionStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void want(List<MatterId> ids) {
        jdbc.update("insert into triage_due (district, matter_id) select * from unnest(?::smallint[], ?::bigint[]) on conflict do nothing",
                ids.stream().map(MatterId::district).toArray(Short[]::new), ids.stream().map(MatterId::value).toArray(Long[]::new));
    }

    /** A correction may change what is suggested for those that nobody has sent out yet, the newest of them. */
    public void wantWaiting(short district, int most) {
        jdbc.update("""
                insert into triage_due (district, matter_id)
                select district, matter_id from matter where district = ? and owed and kind = 'appeal' and state in ('registered', 'accepted')
                order by received_at desc, matter_id desc limit ? on conflict do nothing""", district, most);
    }

    public List<MatterId> wanted(short district, int most) {
        return jdbc.query("select district, matter_id from triage_due where district = ? order by matter_id limit ?",
                (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), district, most);
    }

    /** Takes it from those that wait; false when another has. What is wanted again meanwhile waits anew. */
    public boolean claimed(MatterId id) {
        return jdbc.update("delete from triage_due where district = ? and matter_id = ?", id.district(), id.value()) > 0;
    }

    public void decided(MatterId id, String category, int office, Instant at) {
        jdbc.update("insert into triage_decision (district, matter_id, category, office, decided_at) values (?, ?, ?, ?, ?)", id.district(), id.value(), category,
                office, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    /** Decisions after one, in their order. */
    public List<Decision> after(short district, long no, int most) {
        return jdbc.query("select no, matter_id, category, office from triage_decision where district = ? and no > ? order by no limit ?",
                (row, _) -> new Decision(row.getLong(1), new MatterId(district, row.getLong(2)), row.getString(3), row.getInt(4)), district, no, most);
    }

    /** The newest, the newest first. */
    public List<Decision> newest(short district, int most) {
        return jdbc.query("select no, matter_id, category, office from triage_decision where district = ? order by no desc limit ?",
                (row, _) -> new Decision(row.getLong(1), new MatterId(district, row.getLong(2)), row.getString(3), row.getInt(4)), district, most);
    }

    public void fared(short district, Kind kind, Fared one) {
        jdbc.update("""
                insert into triage_count (district, month, kind, office, category, sure, bin, number, percents, category_right, office_right)
                values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
                on conflict (district, month, kind, office, category, sure, bin) do update set number = triage_count.number + 1,
                    percents = triage_count.percents + excluded.percents, category_right = triage_count.category_right + excluded.category_right,
                    office_right = triage_count.office_right + excluded.office_right""",
                district, one.month, kind.code(), one.office, one.category, one.sure, one.bin(), one.percent, one.categoryRight ? 1 : 0, one.officeRight ? 1 : 0);
    }

    public void supportAsked(short district, String category, int office) {
        jdbc.update("""
                insert into triage_support (district, category, office, number) values (?, ?, ?, 1)
                on conflict (district, category, office) do update set number = triage_support.number + 1""", district, category, office);
    }

    /** Who was asked to help with matters of a category at least so often, the most often first. */
    public List<Support> supports(short district, String category, int fewest) {
        return jdbc.query("select office, number from triage_support where district = ? and category = ? and number >= ? order by number desc, office",
                (row, _) -> new Support(row.getInt(1), row.getInt(2)), district, category, fewest);
    }

    /** Of months, the first and the last included. */
    public List<Count> counts(short district, Kind kind, LocalDate first, LocalDate last) {
        return jdbc.query("""
                select month, office, category, sure, bin, number, percents, category_right, office_right from triage_count
                where district = ? and kind = ? and month between ? and ? order by month""",
                (row, _) -> new Count(row.getObject(1, LocalDate.class), row.getInt(2), row.getString(3), row.getBoolean(4), row.getInt(5), row.getInt(6),
                        row.getInt(7), row.getInt(8), row.getInt(9)), district, kind.code(), first, last);
    }
}
