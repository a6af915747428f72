package org.huiyin.matters.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.kernel.Caller;
import org.huiyin.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How much of the disk uploads may take that belong to no matter yet: nobody can fill it with files for appeals that never come. What was
 * received counts, not what is announced, and a piece more for each file, so that many small ones are many. Which of those that wait came
 * from one address is known in memory alone.
 */
@Component
public class UploadRoom {
    private static final int AN_HOUR = 3600;
    private static final int A_QUARTER = 900;
    private static final int STAFF_MORE = 5;
    private static final Duration KNOWN = Duration.ofHours(24);
    private static final int MOST_KNOWN = 20_000;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final long most;
    private final long share;
    private final Map<UUID, From> from = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, From> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    UploadRoom(JdbcTemplate jdbc, Clock clock, @Value("${huiyin.uploads.waiting-megabytes:5000}") long megabytes,
            @Value("${huiyin.uploads.waiting-megabytes-per-address:500}") long share) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.most = megabytes << 20;
        this.share = share << 20;
    }

    private record From(String caller, Instant until) {}

    private record Waiting(long all, long own) {}

    /** Before a file begins. */
    void mustHoldOneMore(Caller caller) {
        mustHold(ComingUploads.PIECE, caller.name(), caller.staff());
    }

    void begun(UUID upload, Caller caller) {
        synchronized (from) {
            from.put(upload, new From(caller.name(), clock.instant().plus(KNOWN)));
        }
    }

    /** Before a piece is kept; it counts for whoever began the upload, wherever they have moved to since. */
    void mustHold(UUID upload, int bytes, Caller caller) {
        var began = from(upload);
        mustHold(bytes, began == null ? caller.name() : began.caller, caller.staff());
    }

    private void mustHold(long bytes, String caller, boolean staff) {
        var waiting = waiting(staff ? new UUID[0] : begunBy(caller));
        if (waiting.all + bytes > (staff ? most + most / STAFF_MORE : most)) {
            throw Refusal.of(Refusal.Kind.NO_ROOM, "upload.house-full", Map.of("retryAfterSeconds", AN_HOUR));
        }
        if (!staff && waiting.own + bytes > share) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "upload.share-full", Map.of("retryAfterSeconds", A_QUARTER));
        }
    }

    /** Few rows, since each counts for a piece at least. */
    private Waiting waiting(UUID[] own) {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select coalesce(sum(bytes + ?), 0), coalesce(sum(bytes + ?) filter (where id = any(?)), 0)
                from (select id, bytes from upload union all select id, received from upload_coming where received < length) waiting""",
                (row, _) -> new Waiting(row.getLong(1), row.getLong(2)), ComingUploads.PIECE, ComingUploads.PIECE, own));
    }

    private UUID[] begunBy(String caller) {
        synchronized (from) {
            return from.entrySet().stream().filter(one -> one.getValue().caller.equals(caller)).map(Map.Entry::getKey).toArray(UUID[]::new);
        }
    }

    private @Nullable From from(UUID upload) {
        synchronized (from) {
            return from.get(upload);
        }
    }

    /** Of whom uploads came that do not wait any more; each server forgets its own. */
    @Scheduled(fixedDelayString = "PT10M")
    void forgetOld() {
        synchronized (from) {
            from.values().removeIf(one -> one.until.isBefore(clock.instant()));
        }
    }
}
