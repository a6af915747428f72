package org.huiyin.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one key an operator keeps, from a file or the environment: every other key is wrapped under it or derived from it. */
@Component
public final class MasterKey {
    private final byte[] key;

    @Autowired
    MasterKey(Secrets secrets, @Value("${huiyin.master-key:}") String given) {
        this(HexFormat.of().parseHex(given.isBlank() ? secrets.get("master-key") : given.strip()));
    }

    public MasterKey(byte[] key) {
        this.key = key.clone();
    }

    /** 32 bytes for one use, by HMAC-SHA-256 of its name. */
    public byte[] derive(String use) {
        return hmac(key, use.getBytes(StandardCharsets.US_ASCII));
    }

    /** HMAC-SHA-256. */
    public static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
