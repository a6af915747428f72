package org.huiyin.transparency.command;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiyin.kernel.District;
import org.huiyin.storage.RefusedToServe;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.note.VerifierKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the settings say of the log: its name, whether SM2 signs too, who is asked to witness it and whom it witnesses. */
@Component
public class LogSettings {
    /** A witness that is asked: its key, and the address before {@code /add-checkpoint}. */
    public record AskedWitness(VerifierKey key, URI address) {}

    private final String origin;
    private final boolean sm2;
    private final List<AskedWitness> witnesses;
    private final List<VerifierKey> witnessed;

    /**
     * A line that cannot be read stops the start: a witness that is never asked would be found out much later.
     *
     * @param witnesses {@code key address}, a comma between two
     * @param witnessed keys of other districts' logs, a comma between two
     */
    public LogSettings(District district, @Value("${huiyin.log.origin:}") String origin, @Value("${huiyin.log.sm2:off}") String sm2,
            @Value("${huiyin.log.witnesses:}") String witnesses, @Value("${huiyin.log.witnessed:}") String witnessed) {
        this.origin = origin.isBlank() ? "huiyin.invalid/" + district.prefix().toLowerCase(java.util.Locale.ROOT) : origin.strip();
        this.sm2 = switch (sm2.strip()) {
            case "on" -> true;
            case "off", "" -> false;
            default -> throw new RefusedToServe("HUIYIN_LOG_SM2 is " + sm2 + "; it may be on or off.");
        };
        this.witnesses = lines(witnesses).stream().map(LogSettings::asked).toList();
        this.witnessed = lines(witnessed).stream().map(line -> key(line, VerifierKey.ED25519, "HUIYIN_LOG_WITNESSED")).toList();
        if (!this.origin.matches("[a-z0-9][a-z0-9.-]*(/[a-z0-9._-]+)*")) {
            throw new RefusedToServe("HUIYIN_LOG_ORIGIN is " + origin + "; it is an address without its scheme, such as log.example.gov.cn/wangchuan.");
        }
    }

    private static List<String> lines(String given) {
        return new ArrayList<>(Arrays.stream(given.split("[,\n]")).map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static AskedWitness asked(String line) {
        var parts = line.split("\\s+");
        if (parts.length == 2 && parts[1].matches("https?://[^\\s]+[^/]")) {
            return new AskedWitness(key(parts[0], VerifierKey.COSIGNATURE, "HUIYIN_LOG_WITNESSES"), URI.create(parts[1]));
        }
        throw new RefusedToServe("HUIYIN_LOG_WITNESSES holds a witness's key, a space and its address without a slash at the end: " + line);
    }

    private static VerifierKey key(String written, byte type, String setting) {
        try {
            var key = VerifierKey.parse(written);
            if (key.type() == type) {
                return key;
            }
            throw new RefusedToServe(setting + " holds a key of another use: " + written);
        } catch (Malformed unreadable) {
            throw new RefusedToServe(setting + " holds what is no key (" + unreadable.getMessage() + "): " + written);
        }
    }

    public String origin() {
        return origin;
    }

    public boolean sm2() {
        return sm2;
    }

    public List<AskedWitness> witnesses() {
        return witnesses;
    }

    public List<VerifierKey> witnessed() {
        return witnessed;
    }
}
