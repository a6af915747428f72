package org.huiyin.people.store;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.people.domain.Credentials;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passwords, second factors and recovery codes. Secrets are sealed under a key derived from the master key. */
@Repository
public class CredentialStore {
    static final String USE = "second-factor";
    private final JdbcClient jdbc;
    private final District district;
    private final AesGcmJce seal;
    private final @Nullable AesGcmJce earlier;

    /** A directory of an earlier build has a key of its own for this, which still opens what it sealed. */
    CredentialStore(JdbcClient jdbc, District district, MasterKey master, Secrets secrets) throws GeneralSecurityException {
        this.earlier = secrets.has("second-factor") ? new AesGcmJce(HexFormat.of().parseHex(secrets.get("second-factor"))) : null;
        this.jdbc = jdbc;
        this.district = district;
        this.seal = new AesGcmJce(master.derive(USE));
    }

    public Optional<Credentials> byLogin(String login) {
        return find("login = :key", login);
    }

    public Optional<Credentials> of(UUID account) {
        return find("id = :key", account);
    }

    private Optional<Credentials> find(String which, Object key) {
        return jdbc.sql("""
                select id, login, password, second_factor, second_factor_step, exists (
                    select from passkey k where k.district = account.district and k.account = account.id) as passkeys
                from account
                where district = :district and closed_at is null and\s""" + which)
                .param("district", district.id())
                .param("key", key)
                .query((row, _) -> {
                    var account = row.getObject("id", UUID.class);
                    return new Credentials(
                            account, row.getString("login"), row.getString("password"),
                            opened(account, row.getBytes("second_factor")), row.getLong("second_factor_step"),
                            row.getBoolean("passkeys"));
                })
                .optional();
    }

    /** Stores the hash of a password; {@code initial} until the holder has chosen one. */
    public void setPassword(UUID account, String hash, boolean initial) {
        jdbc.sql("""
                update account set password = :hash, password_is_initial = :initial where district = :district and id = :account
                """)
                .param("district", district.id())
                .param("account", account)
                .param("hash", hash)
                .param("initial", initial)
                .update();
    }

    /** Takes a time step once; false when another request took it first. */
    public boolean takeStep(UUID account, long step) {
        return jdbc.sql("""
                update account set second_factor_step = :step
                where district = :district and id = :account and second_factor_step < :step
                """)
                .param("district", district.id())
                .param("account", account)
                .param("step", step)
                .update() == 1;
    }

    /** Keeps a secret that waits for its first code. */
    public void propose(UUID account, String secret) {
        jdbc.sql("update account set second_factor_new = :sealed where district = :district and id = :account")
                .param("district", district.id())
                .param("account", account)
                .param("sealed", sealed(account, secret))
                .update();
    }

    public Optional<String> proposed(UUID account) {
        return jdbc.sql("select second_factor_new from account where district = :district and id = :account")
                .param("district", district.id())
                .param("account", account)
                .query((row, _) -> Optional.ofNullable(opened(account, row.getBytes("second_factor_new"))))
                .single();
    }

    /** The proposed secret becomes the second factor, with the step its first code was taken from. */
    public void confirm(UUID account, long step) {
        jdbc.sql("""
                update account set second_factor = second_factor_new, second_factor_new = null, second_factor_step = :step
                where district = :district and id = :account and second_factor_new is not null
                """)
                .param("district", district.id())
                .param("account", account)
                .param("step", step)
                .update();
    }

    /** Time-based codes, passkeys and codes on paper. */
    public void removeSecondFactors(UUID account) {
        jdbc.sql("""
                update account set second_factor = null, second_factor_new = null, second_factor_step = 0
                where district = :district and id = :account
                """)
                .param("district", district.id())
                .param("account", account)
                .update();
        jdbc.sql("delete from passkey where district = :district and account = :account")
                .param("district", district.id())
                .param("account", account)
                .update();
        setRecoveryCodes(account, List.of());
    }

    public void setRecoveryCodes(UUID account, List<String> codes) {
        jdbc.sql("delete from recovery_code where district = :district and account = :account")
                .param("district", district.id())
                .param("account", account)
                .update();
        for (var code : codes) {
            jdbc.sql("insert into recovery_code (district, account, hash) values (:district, :account, :hash)")
                    .param("district", district.id())
                    .param("account", account)
                    .param("hash", Hashes.sha256(code))
                    .update();
        }
    }

    /** How many codes on paper are left. */
    public int recoveryCodesLeft(UUID account) {
        return jdbc.sql("select hash from recovery_code where district = :district and account = :account")
                .param("district", district.id())
                .param("account", account)
                .query((row, number) -> number)
                .list()
                .size();
    }

    /** Uses a recovery code up; false when it is none. */
    public boolean takeRecoveryCode(UUID account, String code) {
        return jdbc.sql("delete from recovery_code where district = :district and account = :account and hash = :hash")
                .param("district", district.id())
                .param("account", account)
                .param("hash", Hashes.sha256(code))
                .update() == 1;
    }

    private byte[] sealed(UUID account, String secret) {
        try {
            return seal.encrypt(bytes(secret), bytes(account.toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal a second factor", e);
        }
    }

    private @Nullable String opened(UUID account, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return new String(seal.decrypt(sealed, bytes(account.toString())), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException other) {
            return openedAsBefore(account, sealed, other);
        }
    }

    private String openedAsBefore(UUID account, byte[] sealed, GeneralSecurityException why) {
        try {
            if (earlier != null) {
                return new String(earlier.decrypt(sealed, bytes(account.toString())), StandardCharsets.UTF_8);
            }
        } catch (GeneralSecurityException neither) {
            why.addSuppressed(neither);
        }
        throw new IllegalStateException("a second factor was sealed under another key", why);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
