package org.huiyin.transparency.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
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
        var entry = LogEntry.parse(leaf);
        return entry.isBehind(now.plus(SOONER)) ? new Waiting(district, matter, revision, reading, file, entry.sealedLate().bytes()) : this;
    }

    /** As {@link LogStore#known} names it. */
    public String name() {
        return matter + "/" + (revision != null ? revision.toString() : reading != null ? reading.toString() : String.valueOf(file));
    }
}
