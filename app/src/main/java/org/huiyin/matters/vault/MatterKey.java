package org.huiyin.matters.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.huiyin.kernel.MatterId;

/** The key of one matter: 256-bit AES-GCM. What it sealed cannot be moved to another matter or another place in it. */
public final class MatterKey {
    private final MatterId matter;
    private final AesGcmJce cipher;

    MatterKey(MatterId matter, byte[] key) {
        this.matter = matter;
        try {
            cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] seal(short no, String words) {
        return seal(no, words.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(short no, byte[] plain) {
        try {
            return cipher.encrypt(plain, place(matter, no));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String open(short no, byte[] sealed) {
        return new String(openBytes(no, sealed), StandardCharsets.UTF_8);
    }

    public byte[] openBytes(short no, byte[] sealed) {
        try {
            return cipher.decrypt(sealed, place(matter, no));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed words of a matter do not open: wrong key or changed bytes", e);
        }
    }

    static byte[] place(MatterId matter, short no) {
        return ByteBuffer.allocate(12).putShort(matter.district()).putLong(matter.value()).putShort(no).array();
    }
}
