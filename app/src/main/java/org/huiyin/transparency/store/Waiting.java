package org.huiyin.transparency.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.entry.LogEntry;
import org.jspecify.annotations.Nullable;

/** An entry that waits for its index, and whose it is: an event's, a reading's, a file's, or nobody's. */
public record Waiting(@Nullable Short district, @Nullable Long matter, @Nullable Integer revision, @Nullable UUID reading, @Nullable UUID file, byte[] leaf) {
    /** Sooner than a reader would ask. */
    private static final Duration SOONER = LogEntry.CLOCKS.dividedBy(2);

    /** Of no file. */
    public Waiting(@Nullable Short district, @Nullable Long matter, @Nullable Integer revision, @Nullable UUID reading, byte[] leaf) {
        this(district, matter, revision, reading, null, leaf);
    }

    /** As it is sealed at that time: what was recorded long before says that it is late, so that no honest delay looks dated back. */
    public Waiting sealed(Instant now) {
        return entry().filter(entry -> entry.isBehind(now.plus(SOONER)))
                .map(entry -> new Waiting(district, matter, revision, reading, file, entry.sealedLate().bytes())).orElse(this);
    }

    /** Empty when it cannot be read: it is sealed as it is and named by the walk, and keeps no other waiting. */
    public Optional<LogEntry> entry() {
        try {
            return Optional.of(LogEntry.parse(leaf));
        } catch (Malformed unreadable) {
            return Optional.empty();
        }
    }

    /** As {@link LogStore#known} names it. */
    public String name() {
        return matter + "/" + (revision != null ? revision.toString() : reading != null ? reading.toString() : String.valueOf(file));
    }
}
