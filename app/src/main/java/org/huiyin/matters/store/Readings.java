package org.huiyin.matters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiyin.kernel.MatterId;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The record of who read what: contents once per person, matter and day; an identity each time, with its purpose. */
@Component
public class Readings {
    /** One reading as the resident sees it: role and office, never a name. */
    public record Reading(Instant at, Role role, int office, String grade, @Nullable String purpose) {}

    private static final int MOST = 200;
    private static final String READING = "at, role, office, grade, purpose";
    private static final String RECORD = """
            insert into reading (district, matter_id, at, account, role, office, grade, purpose, day) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (district, matter_id, account, day) where grade = 'contents' do nothing""";
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Readings(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void contents(MatterId id, Member member) {
        record(id, member, "contents", null);
    }

    public void identity(MatterId id, Member member, String purpose) {
        record(id, member, "identity", purpose);
    }

    private void record(MatterId id, Member member, String grade, @Nullable String purpose) {
        jdbc.update(RECORD, values(id, member, grade, purpose));
    }

    private @Nullable Object[] values(MatterId id, Member member, String grade, @Nullable String purpose) {
        var now = clock.instant();
        var role = member.roles().stream().sorted().findFirst().orElseThrow();
        return new @Nullable Object[] {id.district(), id.value(), MatterStore.utc(now), member.id(), role.code(), member.office(), grade, purpose,
            LocalDate.ofInstant(now, clock.getZone())};
    }

    /** Records that the contents are read, and answers every reading with this one: one round trip, since every page and step does both. */
    public List<Reading> withContents(MatterId id, Member member) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(values(id, member, "contents", null)));
        values.add(id.district());
        values.add(id.value());
        return jdbc.query("with now as (" + RECORD + " returning at, role, office, grade, purpose) select " + READING + " from now union all (select "
                + READING + " from reading where district = ? and matter_id = ? order by at desc limit " + MOST + ") order by at desc limit " + MOST,
                (row, _) -> reading(row), values.toArray());
    }

    public List<Reading> of(MatterId id) {
        return jdbc.query("select " + READING + " from reading where district = ? and matter_id = ? order by at desc limit " + MOST,
                (row, _) -> reading(row), id.district(), id.value());
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(row.getObject(1, OffsetDateTime.class).toInstant(), Role.of(row.getString(2)), row.getInt(3), row.getString(4), row.getString(5));
    }
}
