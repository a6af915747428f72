package org.huiyin.residents.store;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.huiyin.kernel.District;
import org.huiyin.residents.domain.OpenAccount;
import org.huiyin.residents.domain.Receipts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and open ones. Only whoever brings a token, or the number and its code, has the key that opens what an account gathers. */
@Repository
public class ResidentAccountStore {
    private static final Period OPEN = Period.ofDays(30);

    private final JdbcClient jdbc;
    private final District district;
    private final Clock clock;

    ResidentAccountStore(JdbcClient jdbc, District district, Clock clock) {
        this.jdbc = jdbc;
        this.district = district;
        this.clock = clock;
    }

    /** Opens the account under a new token, for thirty days; the first time it is made. */
    @Transactional
    public void enter(OpenAccount account, String token) {
        jdbc.sql("delete from resident_session where expires_on < :today").param("today", today()).update();
        jdbc.sql("insert into resident_account (district, contact, sealed) values (:district, :contact, :sealed) on conflict do nothing")
                .param("district", district.id())
                .param("contact", account.contact())
                .param("sealed", sealed(account, Receipts.none()))
                .update();
        var hash = ResidentKeys.hash(token);
        jdbc.sql("""
                insert into resident_session (district, token_hash, contact, sealed_key, expires_on)
                values (:district, :hash, :contact, :key, :until)
                """)
                .param("district", district.id())
                .param("hash", hash)
                .param("contact", account.contact())
                .param("key", ResidentKeys.seal(ResidentKeys.ofToken(token), account.key(), hash))
                .param("until", today().plus(OPEN))
                .update();
    }

    public Optional<OpenAccount> find(String token) {
        var hash = ResidentKeys.hash(token);
        return jdbc.sql("select contact, sealed_key from resident_session where district = :district and token_hash = :hash and expires_on >= :today")
                .param("district", district.id())
                .param("hash", hash)
                .param("today", today())
                .query((row, _) -> new OpenAccount(
                        row.getBytes("contact"), ResidentKeys.open(ResidentKeys.ofToken(token), row.getBytes("sealed_key"), hash)))
                .optional();
    }

    public Receipts receipts(OpenAccount account) {
        return read(account, "");
    }

    private Receipts read(OpenAccount account, String lock) {
        return jdbc.sql("select sealed from resident_account where district = :district and contact = :contact " + lock)
                .param("district", district.id())
                .param("contact", account.contact())
                .query((row, _) -> Receipts.read(ResidentKeys.open(account.key(), row.getBytes("sealed"), account.contact())))
                .optional()
                .orElseGet(Receipts::none);
    }

    /** Changes what it gathers, while nobody else does. */
    @Transactional
    public Receipts change(OpenAccount account, UnaryOperator<Receipts> how) {
        var before = read(account, "for update");
        var after = how.apply(before);
        if (!after.equals(before)) {
            jdbc.sql("update resident_account set sealed = :sealed where district = :district and contact = :contact")
                    .param("district", district.id())
                    .param("contact", account.contact())
                    .param("sealed", sealed(account, after))
                    .update();
        }
        return after;
    }

    private static byte[] sealed(OpenAccount account, Receipts receipts) {
        return ResidentKeys.seal(account.key(), receipts.written(), account.contact());
    }

    public void leave(String token) {
        jdbc.sql("delete from resident_session where district = :district and token_hash = :hash")
                .param("district", district.id())
                .param("hash", ResidentKeys.hash(token))
                .update();
    }

    public void leaveEverywhere(OpenAccount account) {
        jdbc.sql("delete from resident_session where district = :district and contact = :contact")
                .param("district", district.id())
                .param("contact", account.contact())
                .update();
    }

    /** The account and every way into it; its appeals stay as they are. */
    @Transactional
    public void delete(OpenAccount account) {
        leaveEverywhere(account);
        for (var table : new String[] {"resident_account", "resident_code"}) {
            jdbc.sql("delete from " + table + " where district = :district and contact = :contact")
                    .param("district", district.id())
                    .param("contact", account.contact())
                    .update();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), district.zone());
    }
}
