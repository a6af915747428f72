package org.huiyin.tlog.entry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one matter, from which its pseudonym and every salt follow; once it is destroyed nothing leads from the log to the
 * matter, nor from a guess of what was said to what was sealed.
 */
public final class MatterSecret {
    /** Bytes of a secret, and of a salt. */
    public static final int SIZE = 32;
    private static final int PSEUDONYM = 16;
    private final byte[] secret;

    public MatterSecret(byte[] secret) {
        if (secret.length != SIZE) {
            throw new IllegalArgumentException("a secret has 32 bytes");
        }
        this.secret = secret.clone();
    }

    /** By which the log knows the matter: 128 bits in Base64 for addresses. */
    public String caseRef() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hmac("case-ref"), PSEUDONYM));
    }

    /** The salt of the matter's event of that number. */
    public byte[] saltOfEvent(int seq) {
        return hmac("event/" + seq);
    }

    /** The salt under which it is sealed who took the step of that number. */
    public byte[] saltOfActor(int seq) {
        return hmac("actor/" + seq);
    }

    /** The salt of what of an event is not handed out. */
    public byte[] saltOfInside(int seq) {
        return hmac("inside/" + seq);
    }

    /** The salt of the words of that number. */
    public byte[] saltOfWords(int no) {
        return hmac("words/" + no);
    }

    /** The salt of a reading. */
    public byte[] saltOfReading(String id) {
        return hmac("reading/" + id);
    }

    /** The salt under which it is sealed who read. */
    public byte[] saltOfReader(String id) {
        return hmac("reader/" + id);
    }

    /** The salt of a file. */
    public byte[] saltOfFile(String id) {
        return hmac("file/" + id);
    }

    private byte[] hmac(String use) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(use.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
