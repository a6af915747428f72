package org.huiyin.matters.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM under one key: a nonce drawn for each sealing, what is sealed, the tag; byte for byte as Tink writes it, which sealed before and
 * still opens it. Tink draws from a source of each thread's own, and looks for a library that is not there to make one; every request
 * is a thread of its own, so that took a twentieth of the server's time.
 */
final class AesGcm {
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretKeySpec key;

    AesGcm(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("a key has 256 bits");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param place what must be the same when it is opened */
    byte[] encrypt(byte[] plain, byte[] place) throws GeneralSecurityException {
        var sealed = new byte[NONCE + plain.length + TAG];
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        System.arraycopy(nonce, 0, sealed, 0, NONCE);
        cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain, 0, plain.length, sealed, NONCE);
        return sealed;
    }

    byte[] decrypt(byte[] sealed, byte[] place) throws GeneralSecurityException {
        if (sealed.length < NONCE + TAG) {
            throw new AEADBadTagException("too short to be sealed");
        }
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), place).doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(place);
        return cipher;
    }
}
