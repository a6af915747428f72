package org.huiyin.transparency.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Readings of who a resident is that call for a second look, one by one; nobody's readings are added up. */
@Component
public class IdentityReadings {
    /**
     * A reading, by role and office.
     *
     * @param held whether that office held the matter then
     * @param followed whether the reader took a step of that matter within the days that follow
     */
    public record ToReview(UUID id, MatterId matter, Instant at, Role role, int office, @Nullable String purpose, boolean held, boolean followed) {}

    private static final String FOLLOWED = """
            exists (select 1 from matter_event e where e.district = r.district and e.matter_id = r.matter_id and e.actor = r.account
                and e.recorded_at > r.at and e.recorded_at <= r.at + make_interval(days => ?))""";
    private final JdbcTemplate jdbc;

    IdentityReadings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that nobody has looked at again, the newest first: by an office that did not hold the matter, or without a step of the reader
     * within so many days once these are over.
     *
     * @param before only older ones than that
     */
    public List<ToReview> toReview(short district, Instant before, Instant now, int days, int most) {
        return jdbc.query("""
                select r.id, r.district, r.matter_id, r.at, r.role, r.office, r.purpose, coalesce(r.held, true), %1$s
                from reading r
                where r.district = ? and r.grade = 'identity' and r.at < ?
                    and not exists (select 1 from reading_review v where v.reading = r.id)
                    and (not coalesce(r.held, true) or r.at < ?::timestamptz - make_interval(days => ?) and not %1$s)
                order by r.at desc, r.id limit ?""".formatted(FOLLOWED),
                (row, _) -> new ToReview(row.getObject(1, UUID.class), new MatterId(row.getShort(2), row.getLong(3)), row.getObject(4, OffsetDateTime.class).toInstant(),
                        Role.of(row.getString(5)), row.getInt(6), row.getString(7), row.getBoolean(8), row.getBoolean(9)),
                days, district, LogStore.utc(before), LogStore.utc(now), days, days, most);
    }

    /** The reading of that id. */
    public Optional<MatterId> matterOf(UUID reading) {
        return jdbc.query("select district, matter_id from reading where id = ? and grade = 'identity'", (row, _) -> new MatterId(row.getShort(1), row.getLong(2)), reading)
                .stream().findFirst();
    }

    /** Writes down what was found; what was found first stays. */
    public boolean review(UUID reading, String outcome, Instant at, UUID account, int office) {
        return jdbc.update("insert into reading_review (reading, outcome, at, account, office) values (?, ?, ?, ?, ?) on conflict (reading) do nothing",
                reading, outcome, LogStore.utc(at), account, office) == 1;
    }
}
