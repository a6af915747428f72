package org.huiyin.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one key an operator keeps, from a file or the environment: every other key is wrapped under it or derived from it. */
@Component
public final class MasterKey {
    /** The file of uses that outlive a change of the master key, a line each: {@code use=64 digits}. */
    public static final String DERIVED = "derived-keys";
    /** A key that is to take the place of this one. */
    public static final String NEXT = "master-key.next";
    /** What was handed out or written down by these cannot be made again, so they stay as they were. */
    static final List<String> LASTING = List.of("receipt", "receipt-hash", "fingerprint", "command", "api-key", "open311-token",
            "open311-token-hash", "reply-address", "reply-address-hash", "resident-contact", "resident-account", "resident-code");
    private static final int MARK_BYTES = 8;
    private final byte[] key;
    private final Map<String, byte[]> kept;

    @Autowired
    MasterKey(Secrets secrets, @Value("${huiyin.master-key:}") String given, @Value("${huiyin.derived-keys:}") String derived) {
        this(HexFormat.of().parseHex(given.isBlank() ? secrets.get("master-key") : given.strip()), derived(secrets, derived));
        if (secrets.has(NEXT)) {
            throw new RefusedToServe("A change of the master key was interrupted: run ./huiyin rotate-key again, then start.");
        }
    }

    public MasterKey(byte[] key) {
        this(key, "");
    }

    private MasterKey(byte[] key, String derived) {
        this.key = key.clone();
        this.kept = derived.lines().flatMap(line -> Stream.of(line.split(","))).map(each -> each.split("=")).filter(pair -> pair.length == 2)
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0].strip(), pair -> HexFormat.of().parseHex(pair[1].strip())));
    }

    /** The key that stands in a data directory, whether or not another is to take its place; with derived keys from the settings, or else from there. */
    public static MasterKey in(Path data, String derived) {
        return of(new Secrets(data).get("master-key"), data, derived);
    }

    /** A key given in hexadecimal digits, with derived keys from the settings, or else from the data directory. */
    public static MasterKey of(String digits, Path data, String derived) {
        return new MasterKey(HexFormat.of().parseHex(digits), derived(new Secrets(data), derived));
    }

    private static String derived(Secrets secrets, String given) {
        return given.isBlank() && secrets.has(DERIVED) ? secrets.get(DERIVED) : given;
    }

    /** 32 bytes for one use, by HMAC-SHA-256 of its name. */
    public byte[] derive(String use) {
        var lasting = kept.get(use);
        return lasting == null ? hmac(key, use.getBytes(StandardCharsets.US_ASCII)) : lasting.clone();
    }

    /** The uses that outlive this key, as {@link #DERIVED} holds them. */
    public String lasting() {
        return LASTING.stream().map(use -> use + "=" + HexFormat.of().formatHex(derive(use)) + "\n").collect(Collectors.joining());
    }

    /** By which the derived key of a use is known again and cannot be learnt. */
    String mark(String use) {
        return HexFormat.of().formatHex(hmac(derive(use), "mark".getBytes(StandardCharsets.US_ASCII)), 0, MARK_BYTES);
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
