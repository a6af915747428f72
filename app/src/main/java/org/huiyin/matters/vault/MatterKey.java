package org.huiyin.matters.vault;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.huiyin.kernel.MatterId;
import org.huiyin.storage.MasterKey;
import org.huiyin.tlog.entry.MatterSecret;

/** The key of one matter: 256-bit AES-GCM. What it sealed cannot be moved to another matter or another place in it. */
public final class MatterKey {
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final byte[] LOG = "public-log".getBytes(StandardCharsets.US_ASCII);
    private static final byte SHORT = 1; // no text begins with this sign, which nobody can type
    private final MatterId matter;
    private final AesGcm cipher;
    private final byte[] key;

    MatterKey(MatterId matter, byte[] key) {
        this.matter = matter;
        this.cipher = new AesGcm(key);
        this.key = key.clone();
    }

    /** From which the matter's pseudonym and salts in the public log follow; gone with the key. */
    public MatterSecret secret() {
        return new MatterSecret(MasterKey.hmac(key, LOG));
    }

    public byte[] seal(short no, String words) {
        return seal(no, packed(words));
    }

    public byte[] seal(short no, byte[] plain) {
        try {
            return cipher.encrypt(plain, place(matter, no));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String open(short no, byte[] sealed) {
        var plain = openBytes(no, sealed);
        return plain.length > 0 && plain[0] == SHORT
                ? new String(plain, 1, plain.length - 1, CHINESE)
                : new String(plain, StandardCharsets.UTF_8);
    }

    public byte[] openBytes(short no, byte[] sealed) {
        try {
            return cipher.decrypt(sealed, place(matter, no));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed words of a matter do not open: wrong key or changed bytes", e);
        }
    }

    /** Two bytes for a Chinese character instead of three, for words that come back the same. */
    private static byte[] packed(String words) {
        var utf = words.getBytes(StandardCharsets.UTF_8);
        var chinese = words.getBytes(CHINESE);
        if (chinese.length + 1 >= utf.length || !new String(chinese, CHINESE).equals(words)) {
            return utf;
        }
        return ByteBuffer.allocate(chinese.length + 1).put(SHORT).put(chinese).array();
    }

    static byte[] place(MatterId matter, short no) {
        return ByteBuffer.allocate(12).putShort(matter.district()).putLong(matter.value()).putShort(no).array();
    }
}
