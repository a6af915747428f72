package org.huiyin.matters.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.huiyin.storage.FileStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Uploads nobody used within a day are forgotten. */
@Component
class UnusedUploads {
    private static final Duration WAITS = Duration.ofHours(24);
    private final JdbcTemplate jdbc;
    private final FileStore files;
    private final Clock clock;

    UnusedUploads(JdbcTemplate jdbc, FileStore files, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
    }

    void forget() {
        jdbc.query("delete from upload where created_at < ? returning id, thumbnail", Attachments::names, clock.instant().minus(WAITS).atOffset(ZoneOffset.UTC))
                .forEach(files::deleteEach);
    }
}
