package org.huiyin.matters.store;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.matters.vault.Vault;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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
            insert into reading (district, matter_id, at, account, role, office, grade, purpose, day, id, held) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (district, matter_id, account, day) where grade = 'contents' do nothing
            returning district, matter_id, at, role, office, grade, purpose, id""";
    private static final String SEAL = """
            insert into log_queue (district, matter_id, reading, leaf, release_at) select district, matter_id, id, ?, ? from now where ?""";
    private final SecureRandom random = new SecureRandom();
    private final JdbcTemplate jdbc;
    private final Sealer sealer;
    private final Vault vault;
    private final Clock clock;
    private final boolean sealed;

    /** @param transparency {@code off}: nothing is given to the log; whoever switches it on again seals these late */
    Readings(JdbcTemplate jdbc, Sealer sealer, Vault vault, Clock clock, @Value("${huiyin.transparency:on}") String transparency) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.vault = vault;
        this.clock = clock;
        this.sealed = !transparency.equals("off");
    }

    public void contents(Matter<?> matter, Member member) {
        record(matter, member, "contents", null);
    }

    public void identity(Matter<?> matter, Member member, String purpose) {
        record(matter, member, "identity", purpose);
    }

    private void record(Matter<?> matter, Member member, String grade, @Nullable String purpose) {
        jdbc.queryForObject("with now as (" + RECORD + "), sealed as (" + SEAL + ") select count(*) from now", Integer.class,
                values(matter, member, grade, purpose).toArray());
    }

    /** The reading and its entry of the public log: written together or not at all. */
    private List<@Nullable Object> values(Matter<?> matter, Member member, String grade, @Nullable String purpose) {
        var id = matter.id();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var role = member.roles().stream().sorted().findFirst().orElseThrow();
        var reading = new UUID(random.nextLong(), random.nextLong());
        var secret = matter.key() == null ? vault.nobodysSecret() : matter.key().secret();
        boolean held = member.office() == matter.header().office();
        var entry = sealer.seal(new Sealer.Read(id, reading, now, member.id(), role.code(), member.office(), grade, purpose, held), secret,
                matter.header().isDelicate(), false).entry();
        return new ArrayList<>(Arrays.asList(id.district(), id.value(), MatterStore.utc(now), member.id(), role.code(), member.office(), grade, purpose,
                LocalDate.ofInstant(now, clock.getZone()), reading, held, entry.bytes(), MatterStore.utc(sealer.release(entry, now)), sealed));
    }

    /** Records that the contents are read, and answers every reading with this one: one round trip, since every page and step does both. */
    public List<Reading> withContents(Matter<?> matter, Member member) {
        var values = values(matter, member, "contents", null);
        values.add(matter.id().district());
        values.add(matter.id().value());
        return jdbc.query("with now as (" + RECORD + "), sealed as (" + SEAL + ") select " + READING + " from now union all (select "
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
