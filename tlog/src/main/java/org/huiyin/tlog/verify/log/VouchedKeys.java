package org.huiyin.tlog.verify.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.VerifierKey;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/**
 * Keys that entries of the log vouch for. An entry holds a hash of the key alone; the key itself is taken from what the log hands out, and
 * only when that hash fits. Entries count only when a key that was known before signed the checkpoint that holds them: whoever has the site
 * without the key can write entries, and nobody signs for them.
 */
final class VouchedKeys {
    private static final int MOST = 1000;
    private final Map<String, Long> commits = new LinkedHashMap<>();

    void hear(long index, Line line) {
        if (line instanceof Line.Known(var entry) && entry.kind().equals(LogEntry.KEY) && commits.size() < MOST) {
            commits.put(entry.commit(), index);
        }
    }

    /** Keys of that log which were not known and are vouched for; each entry is told. */
    List<VerifierKey> fresh(LogSource source, String origin, TrustPolicy policy, Report report) {
        var fresh = new ArrayList<VerifierKey>();
        if (commits.isEmpty()) {
            return fresh;
        }
        var left = new LinkedHashMap<>(commits);
        for (var line : new String(source.keys().orElse(new byte[0]), StandardCharsets.UTF_8).lines().map(String::strip).toList()) {
            var index = left.remove(commit(line));
            if (index != null) {
                read(line).filter(key -> key.type() == VerifierKey.ED25519 && key.name().equals(origin) && !policy.logs().contains(key)).ifPresent(key -> {
                    report.add(Level.PROVED, "log.key-vouched", "index", index, "key", line);
                    fresh.add(key);
                });
            }
        }
        for (var known : policy.logs()) {
            left.remove(commit(known.toString()));
        }
        left.values().forEach(index -> report.add(Level.NOTE, "log.key-not-offered", "index", index));
        return fresh;
    }

    private static Optional<VerifierKey> read(String line) {
        try {
            return Optional.of(VerifierKey.parse(line));
        } catch (Malformed ofAnotherKind) {
            return Optional.empty(); // SM2, which is not known here
        }
    }

    /** Of a key as it is written, without a salt: keys are public. */
    private static String commit(String written) {
        return Commitment.of(new byte[0], written.getBytes(StandardCharsets.UTF_8));
    }
}
