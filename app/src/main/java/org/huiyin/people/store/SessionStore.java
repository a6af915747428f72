package org.huiyin.people.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.kernel.District;
import org.huiyin.people.Member;
import org.huiyin.people.Sessions;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.SignedIn;
import org.huiyin.people.domain.Account;
import org.huiyin.people.domain.OpenSession;
import org.huiyin.people.domain.SessionAge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions by the hash of their token; a row is touched at most once a minute. */
@Repository
public class SessionStore implements Sessions {
    private static final String ALL = AccountStore.ACCOUNT.replace(
            "select a.id,", "select s.id as session, s.started_at, s.last_seen_at, s.by_provider, s.factor_elsewhere, a.id,") + """
            join session s on s.district = a.district and s.account = a.id
            where s.district = :district and a.closed_at is null and\s""";

    private record Found(UUID session, SessionAge age, boolean byProvider, boolean factorElsewhere, Account account) {
        boolean mustEnrol() {
            return account.mustEnrolSecondFactor() && !factorElsewhere;
        }

        boolean mustChangePassword() {
            return account.initialPassword() && !byProvider;
        }
    }

    private final JdbcClient jdbc;
    private final District district;
    private final Clock clock;

    SessionStore(JdbcClient jdbc, District district, Clock clock) {
        this.jdbc = jdbc;
        this.district = district;
        this.clock = clock;
    }

    @Override
    public Optional<SignedIn> find(String token) {
        var now = clock.instant();
        var hash = Hashes.sha256(token);
        return jdbc.sql(ALL + "s.token_hash = :hash")
                .param("district", district.id())
                .param("hash", hash)
                .query(SessionStore::found)
                .optional()
                .filter(found -> !found.age().isOver(now))
                .map(found -> {
                    if (found.age().isDueForATouch(now)) {
                        touch(hash, now);
                    }
                    return signedIn(found, token);
                });
    }

    @Override
    public Map<UUID, Member> living(Set<UUID> sessions) {
        var now = clock.instant();
        return jdbc.sql(ALL + "s.id in (:sessions)")
                .param("district", district.id())
                .param("sessions", sessions)
                .query(SessionStore::found)
                .list()
                .stream()
                .filter(found -> !found.age().isOver(now))
                .filter(found -> !found.mustEnrol() && !found.mustChangePassword())
                .collect(Collectors.toMap(Found::session, found -> found.account().member()));
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(row.getObject("session", UUID.class),
                new SessionAge(instant(row.getObject("started_at", OffsetDateTime.class)),
                        instant(row.getObject("last_seen_at", OffsetDateTime.class))),
                row.getBoolean("by_provider"), row.getBoolean("factor_elsewhere"), AccountStore.account(row, number));
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }

    private static SignedIn signedIn(Found found, String token) {
        var account = found.account();
        return new SignedIn(
                account.member(), found.session(), account.secondFactor(),
                found.mustEnrol(), found.mustChangePassword(), Hashes.csrf(token));
    }

    private void touch(byte[] hash, Instant now) {
        jdbc.sql("update session set last_seen_at = :now where district = :district and token_hash = :hash and last_seen_at < :now")
                .param("district", district.id())
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By a password kept here. */
    public String begin(UUID account, String agent) {
        return begin(account, agent, false, false);
    }

    /** Begins a session and returns its token, which is kept nowhere; sweeps out those that are over. */
    public String begin(UUID account, String agent, boolean byProvider, boolean factorElsewhere) {
        var now = clock.instant();
        jdbc.sql("delete from session where last_seen_at < :idle or started_at < :over")
                .param("idle", now.minus(SessionAge.IDLE).atOffset(ZoneOffset.UTC))
                .param("over", now.minus(SessionAge.ABSOLUTE).atOffset(ZoneOffset.UTC))
                .update();
        var token = SignInCookies.draw();
        jdbc.sql("""
                insert into session (district, token_hash, id, account, agent, by_provider, factor_elsewhere, started_at, last_seen_at)
                values (:district, :hash, :id, :account, :agent, :provider, :elsewhere, :now, :now)
                """)
                .param("district", district.id())
                .param("hash", Hashes.sha256(token))
                .param("id", UUID.randomUUID())
                .param("account", account)
                .param("agent", agent)
                .param("provider", byProvider)
                .param("elsewhere", factorElsewhere)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** The living sessions of an account, the newest first. */
    public List<OpenSession> of(UUID account) {
        var now = clock.instant();
        return jdbc.sql("""
                select id, agent, started_at, last_seen_at from session
                where district = :district and account = :account order by started_at desc, id
                """)
                .param("district", district.id())
                .param("account", account)
                .query((row, _) -> new OpenSession(
                        row.getObject("id", UUID.class), row.getString("agent"),
                        new SessionAge(instant(row.getObject("started_at", OffsetDateTime.class)),
                                instant(row.getObject("last_seen_at", OffsetDateTime.class)))))
                .list()
                .stream()
                .filter(session -> !session.age().isOver(now))
                .toList();
    }

    /** Ends one session of an account; false when it has none of that id. */
    public boolean end(UUID account, UUID session) {
        return jdbc.sql("delete from session where district = :district and account = :account and id = :session")
                .param("district", district.id())
                .param("account", account)
                .param("session", session)
                .update() > 0;
    }

    public void endAll(UUID account) {
        jdbc.sql("delete from session where district = :district and account = :account")
                .param("district", district.id())
                .param("account", account)
                .update();
    }

    public void endOthers(UUID account, UUID session) {
        jdbc.sql("delete from session where district = :district and account = :account and id <> :session")
                .param("district", district.id())
                .param("account", account)
                .param("session", session)
                .update();
    }
}
