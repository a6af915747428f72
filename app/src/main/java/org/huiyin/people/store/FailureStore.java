package org.huiyin.people.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.huiyin.kernel.District;
import org.huiyin.people.domain.LockOut;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Failed attempts by the hash of the name that was typed. */
@Repository
public class FailureStore {
    private final JdbcClient jdbc;
    private final District district;

    FailureStore(JdbcClient jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    /** What is known of a name; holds its row until the transaction ends, so that attempts on one name stand in line. */
    public LockOut hold(String name, Instant now) {
        return jdbc.sql("""
                insert into sign_in_failure as f (district, name_hash, failures, last_at) values (:district, :name, 0, :now)
                on conflict (district, name_hash) do update set failures = f.failures
                returning failures, locked_until, last_at
                """)
                .param("district", district.id())
                .param("name", hash(name))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> {
                    var locked = row.getObject("locked_until", OffsetDateTime.class);
                    return new LockOut(
                            row.getInt("failures"), locked == null ? null : locked.toInstant(),
                            row.getObject("last_at", OffsetDateTime.class).toInstant());
                })
                .single();
    }

    public void keep(String name, LockOut known) {
        var locked = known.lockedUntil();
        jdbc.sql("""
                update sign_in_failure set failures = :failures, locked_until = :locked, last_at = :at
                where district = :district and name_hash = :name
                """)
                .param("district", district.id())
                .param("name", hash(name))
                .param("failures", known.failures())
                .param("locked", locked == null ? null : locked.atOffset(ZoneOffset.UTC))
                .param("at", known.lastAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void forget(String name) {
        jdbc.sql("delete from sign_in_failure where district = :district and name_hash = :name")
                .param("district", district.id())
                .param("name", hash(name))
                .update();
    }

    /** Names nobody tried for a day, or tried and entered: the table does not grow with guesses. */
    public void forgetBefore(Instant day) {
        jdbc.sql("delete from sign_in_failure where district = :district and last_at < :day")
                .param("district", district.id())
                .param("day", day.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] hash(String name) {
        return Hashes.sha256(name.strip().toLowerCase(Locale.ROOT));
    }
}
