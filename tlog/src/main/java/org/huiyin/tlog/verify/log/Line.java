package org.huiyin.tlog.verify.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.entry.CanonicalJson;
import org.huiyin.tlog.entry.Json;
import org.huiyin.tlog.entry.LogEntry;

/** What an entry of the log is to a reader who holds no receipt for it. */
sealed interface Line {
    /** One that this verifier knows. */
    record Known(LogEntry entry) implements Line {}

    /** Well written, of a kind or version that is not known here. */
    record Unknown(String kind) implements Line {}

    /** Not written as an entry of this log is. */
    record Broken(String why) implements Line {}

    static Line of(byte[] bytes) {
        try {
            return new Known(LogEntry.parse(bytes));
        } catch (Malformed refused) {
            return unknown(bytes, String.valueOf(refused.getMessage()));
        }
    }

    private static Line unknown(byte[] bytes, String why) {
        try {
            var members = Json.object(new String(bytes, StandardCharsets.UTF_8));
            boolean canonical = Arrays.equals(CanonicalJson.bytes(members), bytes);
            if (canonical && members.get("kind") instanceof String kind && members.get("v") instanceof Double version
                    && (version != LogEntry.VERSION || !LogEntry.KINDS.contains(kind))) {
                return new Unknown(kind + " v" + CanonicalJson.write(version));
            }
        } catch (Malformed noJson) {
            return new Broken(String.valueOf(noJson.getMessage()));
        }
        return new Broken(why);
    }
}
