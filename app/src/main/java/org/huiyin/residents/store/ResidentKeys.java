package org.huiyin.residents.store;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.huiyin.residents.domain.OpenAccount;
import org.huiyin.storage.MasterKey;
import org.springframework.stereotype.Component;

/**
 * What follows from a number or an address and from the master key together: neither the database nor the key alone tells whose an
 * account is or what it gathers.
 */
@Component
public class ResidentKeys {
    private final byte[] contacts;
    private final byte[] accounts;
    private final byte[] codes;

    ResidentKeys(MasterKey master) {
        this.contacts = master.derive("resident-contact");
        this.accounts = master.derive("resident-account");
        this.codes = master.derive("resident-code");
    }

    /** @param channel and address as a message is sent to them */
    public OpenAccount of(String channel, String address) {
        var message = (channel + ":" + address).getBytes(StandardCharsets.UTF_8);
        return new OpenAccount(MasterKey.hmac(contacts, message), MasterKey.hmac(accounts, message));
    }

    public byte[] code(byte[] contact, String code) {
        return MasterKey.hmac(MasterKey.hmac(codes, contact), code.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] ofToken(String token) {
        return MasterKey.hmac(token.getBytes(StandardCharsets.US_ASCII), "resident session".getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] seal(byte[] key, byte[] plain, byte[] about) {
        try {
            return new AesGcmJce(key).encrypt(plain, about);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    static byte[] open(byte[] key, byte[] sealed, byte[] about) {
        try {
            return new AesGcmJce(key).decrypt(sealed, about);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed under another key", e);
        }
    }
}
