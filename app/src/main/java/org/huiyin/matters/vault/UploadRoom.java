package org.huiyin.matters.vault;

import java.util.Map;
import java.util.Objects;
import org.huiyin.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How much of the disk uploads may take that belong to no matter yet: nobody can fill it with files for appeals that never come. */
@Component
public class UploadRoom {
    private static final int AN_HOUR = 3600;
    private final JdbcTemplate jdbc;
    private final long most;

    UploadRoom(JdbcTemplate jdbc, @Value("${huiyin.uploads.waiting-megabytes:5000}") long megabytes) {
        this.jdbc = jdbc;
        this.most = megabytes << 20;
    }

    /** What is announced counts as if it were here. */
    public void mustHold(long bytes) {
        var waiting = Objects.requireNonNull(jdbc.queryForObject("""
                select (select coalesce(sum(bytes), 0) from upload)
                    + (select coalesce(sum(length), 0) from upload_coming where received < length)""", Long.class));
        if (waiting + bytes > most) {
            throw Refusal.of(Refusal.Kind.NO_ROOM, "upload.house-full", Map.of("retryAfterSeconds", AN_HOUR));
        }
    }
}
