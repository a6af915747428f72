package org.huiyin.people.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.people.domain.Passkey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passkeys, and what a new one has to sign. */
@Repository
public class PasskeyStore {
    /** How long a device may take to make one. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final District district;
    private final Clock clock;

    PasskeyStore(JdbcClient jdbc, District district, Clock clock) {
        this.jdbc = jdbc;
        this.district = district;
        this.clock = clock;
    }

    /** Puts what a new passkey has to sign, in place of what the last one had to. */
    public void begin(UUID account, byte[] challenge) {
        jdbc.sql("""
                insert into passkey_enrolment (district, account, challenge, expires_at) values (:district, :account, :challenge, :until)
                on conflict (district, account) do update set challenge = :challenge, expires_at = :until
                """)
                .param("district", district.id())
                .param("account", account)
                .param("challenge", challenge)
                .param("until", clock.instant().plus(PATIENCE).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes it, once. */
    public Optional<byte[]> take(UUID account) {
        return jdbc.sql("delete from passkey_enrolment where district = :district and account = :account returning challenge, expires_at > :now as timely")
                .param("district", district.id())
                .param("account", account)
                .param("now", now())
                .query((row, _) -> row.getBoolean("timely") ? Optional.of(row.getBytes("challenge")) : Optional.<byte[]>empty())
                .optional()
                .flatMap(taken -> taken);
    }

    /** False when the device has made this one already, for whomever. */
    public boolean add(UUID account, Passkey passkey) {
        return jdbc.sql("""
                insert into passkey (district, id, account, name, credential_id, attested, counter, transports, added_at)
                values (:district, :id, :account, :name, :credential, :attested, :counter, :transports, :now) on conflict do nothing
                """)
                .param("district", district.id())
                .param("id", passkey.id())
                .param("account", account)
                .param("name", passkey.name())
                .param("credential", passkey.credentialId())
                .param("attested", passkey.attested())
                .param("counter", passkey.counter())
                .param("transports", passkey.transports().toArray(String[]::new))
                .param("now", passkey.addedAt().atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    /** The oldest first. */
    public List<Passkey> of(UUID account) {
        return jdbc.sql("""
                select id, name, credential_id, attested, counter, transports, added_at, used_at, suspect_at from passkey
                where district = :district and account = :account order by added_at, id
                """)
                .param("district", district.id())
                .param("account", account)
                .query((row, _) -> new Passkey(
                        row.getObject("id", UUID.class), row.getString("name"), row.getBytes("credential_id"), row.getBytes("attested"),
                        row.getLong("counter"), List.of((String[]) row.getArray("transports").getArray()),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(), instant(row.getObject("used_at", OffsetDateTime.class)),
                        instant(row.getObject("suspect_at", OffsetDateTime.class))))
                .list();
    }

    /** As {@link #of}, while nobody else adds or removes one. */
    public List<Passkey> hold(UUID account) {
        jdbc.sql("select 1 from account where district = :district and id = :account for update")
                .param("district", district.id())
                .param("account", account)
                .query(Integer.class)
                .list();
        return of(account);
    }

    public void used(UUID id, long counter) {
        jdbc.sql("update passkey set counter = :counter, used_at = :now where district = :district and id = :id")
                .param("district", district.id())
                .param("id", id)
                .param("counter", counter)
                .param("now", now())
                .update();
    }

    public void suspect(UUID id) {
        jdbc.sql("update passkey set suspect_at = :now where district = :district and id = :id")
                .param("district", district.id())
                .param("id", id)
                .param("now", now())
                .update();
    }

    public boolean remove(UUID account, UUID id) {
        return jdbc.sql("delete from passkey where district = :district and account = :account and id = :id")
                .param("district", district.id())
                .param("account", account)
                .param("id", id)
                .update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
