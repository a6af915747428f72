package org.huiyin.people.store;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.SealedRows;

/** The secrets of second factors, when the master key changes. One that an earlier build sealed under a key of its own stays so. */
public final class SecondFactorRows implements SealedRows {
    @Override
    public int reseal(Connection owner, MasterKey before, MasterKey next) throws SQLException {
        return reseal(owner, "second_factor", before, next) + reseal(owner, "second_factor_new", before, next);
    }

    private static int reseal(Connection owner, String column, MasterKey before, MasterKey next) throws SQLException {
        return SealedRows.reseal(owner, "account", column, column + " is not null", (account, sealed) -> resealed(account, sealed, before, next));
    }

    private static Optional<byte[]> resealed(UUID account, byte[] sealed, MasterKey before, MasterKey next) {
        var whose = account.toString().getBytes(StandardCharsets.UTF_8);
        byte[] secret;
        try {
            secret = new AesGcmJce(before.derive(CredentialStore.USE)).decrypt(sealed, whose);
        } catch (GeneralSecurityException anotherKey) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AesGcmJce(next.derive(CredentialStore.USE)).encrypt(secret, whose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
