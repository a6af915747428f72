package org.huiyin.matters.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.huiyin.storage.FileStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Uploads nobody used within a day are forgotten, and whatever file a crash left without an owner. */
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

    int forget() {
        var before = clock.instant().minus(WAITS);
        var old = jdbc.query("delete from upload where created_at < ? returning id, thumbnail", Attachments::names, before.atOffset(ZoneOffset.UTC));
        old.forEach(files::deleteEach);
        files.deleteEach(files.loose(before).stream().filter(name -> !belongs(name)).toList());
        return old.size();
    }

    private boolean belongs(String name) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select from upload where ? in (id::text, thumbnail::text)) or exists (select from job where id::text = ?)
                    or exists (select from upload_coming where ? = any(pieces::text[]))""", Boolean.class, name, name, name));
    }
}
