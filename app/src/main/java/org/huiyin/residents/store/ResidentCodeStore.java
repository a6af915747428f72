package org.huiyin.residents.store;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.huiyin.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time codes: ten minutes, five tries, one a minute and ten a day for one number or address. */
@Repository
public class ResidentCodeStore {
    public static final Duration VALID = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    private static final int A_DAY = 10;

    private final JdbcClient jdbc;
    private final District district;
    private final Clock clock;

    ResidentCodeStore(JdbcClient jdbc, District district, Clock clock) {
        this.jdbc = jdbc;
        this.district = district;
        this.clock = clock;
    }

    /** Keeps a new code in place of the last; false when another would be too many, and the last still holds. */
    public boolean keep(byte[] contact, byte[] code) {
        var now = now();
        jdbc.sql("delete from resident_code where first_at < :yesterday and expires_at < :now")
                .param("yesterday", now.minusDays(1))
                .param("now", now)
                .update();
        return jdbc.sql("""
                insert into resident_code as c (district, contact, code, sent, first_at, sent_at, expires_at)
                values (:district, :contact, :code, 1, :now, :now, :until)
                on conflict (district, contact) do update set code = :code, tries = 0, sent_at = :now, expires_at = :until,
                    sent = case when c.first_at < :yesterday then 1 else c.sent + 1 end,
                    first_at = case when c.first_at < :yesterday then :now else c.first_at end
                where c.sent_at <= :minute and (c.first_at < :yesterday or c.sent < :most)
                """)
                .param("district", district.id())
                .param("contact", contact)
                .param("code", code)
                .param("now", now)
                .param("until", now.plus(VALID))
                .param("yesterday", now.minusDays(1))
                .param("minute", now.minusMinutes(1))
                .param("most", A_DAY)
                .update() == 1;
    }

    /** Counts a try and tells what would be right; empty when none is left or no code is on its way. */
    public Optional<byte[]> tried(byte[] contact) {
        return jdbc.sql("""
                update resident_code set tries = tries + 1
                where district = :district and contact = :contact and code is not null and tries < :most and expires_at > :now
                returning code
                """)
                .param("district", district.id())
                .param("contact", contact)
                .param("most", TRIES)
                .param("now", now())
                .query((row, _) -> row.getBytes("code"))
                .optional();
    }

    /** Uses it up; false when another request did. */
    public boolean use(byte[] contact, byte[] code) {
        return jdbc.sql("update resident_code set code = null where district = :district and contact = :contact and code = :code")
                .param("district", district.id())
                .param("contact", contact)
                .param("code", code)
                .update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
