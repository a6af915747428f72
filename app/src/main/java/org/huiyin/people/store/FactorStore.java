package org.huiyin.people.store;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ins that owe their second factor, by the hash of the cookie that names them. */
@Repository
public class FactorStore {
    /** How long a door stays half open. */
    private static final Duration HALF_OPEN = Duration.ofMinutes(5);

    /** Whose it is, and how the first factor was shown. */
    public record Wanted(UUID account, boolean byProvider) {}

    private final JdbcClient jdbc;
    private final District district;
    private final Clock clock;

    FactorStore(JdbcClient jdbc, District district, Clock clock) {
        this.jdbc = jdbc;
        this.district = district;
        this.clock = clock;
    }

    public void begin(String cookie, Wanted wanted) {
        var now = clock.instant();
        jdbc.sql("delete from factor_wanted where expires_at < :now").param("now", now.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql("""
                insert into factor_wanted (district, cookie_hash, account, by_provider, expires_at)
                values (:district, :hash, :account, :provider, :until)
                """)
                .param("district", district.id())
                .param("hash", Hashes.sha256(cookie))
                .param("account", wanted.account())
                .param("provider", wanted.byProvider())
                .param("until", now.plus(HALF_OPEN).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Holds its row until the transaction ends. */
    public Optional<Wanted> find(String cookie) {
        return jdbc.sql("""
                select account, by_provider from factor_wanted
                where district = :district and cookie_hash = :hash and expires_at > :now for update
                """)
                .param("district", district.id())
                .param("hash", Hashes.sha256(cookie))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Wanted(row.getObject("account", UUID.class), row.getBoolean("by_provider")))
                .optional();
    }

    public void end(String cookie) {
        jdbc.sql("delete from factor_wanted where district = :district and cookie_hash = :hash")
                .param("district", district.id())
                .param("hash", Hashes.sha256(cookie))
                .update();
    }

    /** Puts what a passkey has to sign, in place of what it had to sign before. */
    public void challenge(String cookie, byte[] challenge) {
        jdbc.sql("update factor_wanted set challenge = :challenge where district = :district and cookie_hash = :hash")
                .param("district", district.id())
                .param("hash", Hashes.sha256(cookie))
                .param("challenge", challenge)
                .update();
    }

    /** Takes the challenge, so that no second answer to it is heard. */
    public Optional<byte[]> takeChallenge(String cookie) {
        return jdbc.sql("""
                update factor_wanted set challenge = null where district = :district and cookie_hash = :hash and challenge is not null
                returning old.challenge
                """)
                .param("district", district.id())
                .param("hash", Hashes.sha256(cookie))
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
