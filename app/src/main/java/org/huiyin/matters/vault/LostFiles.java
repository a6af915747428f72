package org.huiyin.matters.vault;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sealed files that no matter names: of a step that was taken back or cut short, of an erasure whose files could not be deleted in time. A store
 * remembers the database whose files it holds, so that a copy of the district beside it never sweeps what the other wrote since.
 */
@Component
class LostFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LostFiles.class);
    private static final Duration WAITS = Duration.ofHours(24);
    private final JdbcTemplate jdbc;
    private final FileStore files;
    private final Lease lease;
    private final Clock clock;

    LostFiles(JdbcTemplate jdbc, FileStore files, Lease lease, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.lease = lease;
        this.clock = clock;
    }

    void sweep() {
        if (ours()) {
            files.names(clock.instant().minus(WAITS), some -> {
                var lost = lost(some.stream().filter(name -> FileStore.ADDRESS.matcher(name).matches()).toList());
                if (!lost.isEmpty()) {
                    LOG.info("{} sealed files belong to no matter and are deleted", lost.size());
                    files.deleteEach(lost);
                }
            });
        }
    }

    private List<String> lost(List<String> addresses) {
        return jdbc.queryForList("""
                select lies from unnest(?::text[]) lies where not exists (select from attachment where address = lies)
                    and not exists (select from attachment where thumbnail = lies)""", String.class, (Object) addresses.toArray(String[]::new));
    }

    private boolean ours() {
        var me = lease.drawn("files-owner").toString().getBytes(StandardCharsets.US_ASCII);
        if (!files.has(FileStore.OWNER)) {
            files.write(FileStore.OWNER, me);
        }
        boolean ours = java.util.Arrays.equals(files.read(FileStore.OWNER), me);
        if (!ours) {
            LOG.warn("the store of files belongs to another database, and what no matter names stays there; see \"A store of files belongs to one database\" in docs/operations.md");
        }
        return ours;
    }
}
