package org.huiyin.tlog.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;

/**
 * An entry with what it commits to and the salt: what the holder of a receipt has and the log does not.
 *
 * @param payload what happened, in canonical JSON
 */
public record Opening(LogEntry entry, String payload, byte[] salt) {
    public Opening {
        salt = salt.clone();
        if (!Commitment.of(salt, payload.getBytes(StandardCharsets.UTF_8)).equals(entry.commit())) {
            throw new Inconsistent("what the receipt says is not what was sealed");
        }
    }

    /** As it goes with a proof. */
    public byte[] bytes() {
        var members = new LinkedHashMap<String, Object>();
        members.put("entry", Json.parse(new String(entry.bytes(), StandardCharsets.UTF_8)));
        members.put("payload", Json.parse(payload));
        members.put("salt", Base64.getEncoder().encodeToString(salt));
        return CanonicalJson.bytes(members);
    }

    public static Opening parse(byte[] bytes) {
        var members = Json.object(new String(bytes, StandardCharsets.UTF_8));
        if (!(members.get("entry") instanceof Map<?, ?> entry) || !(members.get("payload") instanceof Map<?, ?> payload)
                || !(members.get("salt") instanceof String salt)) {
            throw new Malformed("a receipt tells the entry, what happened and the salt");
        }
        try {
            return new Opening(LogEntry.parse(CanonicalJson.bytes(entry)), CanonicalJson.write(payload), Base64.getDecoder().decode(salt));
        } catch (Malformed told) {
            throw told;
        } catch (IllegalArgumentException notBase64) {
            throw new Malformed("the salt of a receipt is written in Base64");
        }
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opening that && that.entry.equals(entry) && that.payload.equals(payload) && Arrays.equals(that.salt, salt);
    }

    @Override
    public int hashCode() {
        return entry.hashCode();
    }
}
