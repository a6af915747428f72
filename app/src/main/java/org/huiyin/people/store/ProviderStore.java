package org.huiyin.people.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who of the identity provider is who here, and the sign-ins that are on their way there and back. */
@Repository
public class ProviderStore {
    /** What has to come back with the browser, and where it goes then. */
    public record Begun(String state, String nonce, String verifier, String redirect, String target) {
        @Override
        public String toString() {
            return "Begun";
        }
    }

    private final JdbcClient jdbc;
    private final District district;

    ProviderStore(JdbcClient jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    /** Keeps a sign-in that leaves for the provider; sweeps out those that never came back. */
    public void begin(String cookie, Begun begun, Instant now, Instant until) {
        jdbc.sql("delete from provider_request where expires_at < :now").param("now", now.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql("""
                insert into provider_request (district, cookie_hash, state, nonce, verifier, redirect, target, expires_at)
                values (:district, :hash, :state, :nonce, :verifier, :redirect, :target, :until)
                """)
                .param("district", district.id())
                .param("hash", Hashes.sha256(cookie))
                .param("state", begun.state())
                .param("nonce", begun.nonce())
                .param("verifier", begun.verifier())
                .param("redirect", begun.redirect())
                .param("target", begun.target())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes up what the browser with this cookie began, once. */
    public Optional<Begun> take(String cookie, Instant now) {
        return jdbc.sql("""
                delete from provider_request where district = :district and cookie_hash = :hash and expires_at > :now
                returning state, nonce, verifier, redirect, target
                """)
                .param("district", district.id())
                .param("hash", Hashes.sha256(cookie))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Begun(
                        row.getString("state"), row.getString("nonce"), row.getString("verifier"), row.getString("redirect"),
                        row.getString("target")))
                .optional();
    }

    public Optional<UUID> accountOf(String issuer, String subject) {
        return jdbc.sql("select account from provider_link where district = :district and issuer = :issuer and subject = :subject")
                .param("district", district.id())
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    public Optional<String> subjectOf(UUID account, String issuer) {
        return jdbc.sql("select subject from provider_link where district = :district and account = :account and issuer = :issuer")
                .param("district", district.id())
                .param("account", account)
                .param("issuer", issuer)
                .query(String.class)
                .optional();
    }

    /** False when the account or the person is linked otherwise. */
    public boolean link(UUID account, String issuer, String subject, Instant now) {
        return jdbc.sql("""
                insert into provider_link (district, issuer, subject, account, linked_at)
                values (:district, :issuer, :subject, :account, :now) on conflict do nothing
                """)
                .param("district", district.id())
                .param("issuer", issuer)
                .param("subject", subject)
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    public boolean unlink(UUID account, String issuer) {
        return jdbc.sql("delete from provider_link where district = :district and account = :account and issuer = :issuer")
                .param("district", district.id())
                .param("account", account)
                .param("issuer", issuer)
                .update() == 1;
    }
}
