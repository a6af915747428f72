package org.huiyin.matters.vault;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sealed files that nothing names: of a step that was taken back or cut short, of an erasure whose files could not be deleted in time, of an
 * upload that a crash cut off. A store remembers the database whose files it holds, so that a copy of the district beside it never sweeps
 * what the other wrote since.
 */
@Component
class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration WAITS = Duration.ofHours(24);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private final JdbcTemplate jdbc;
    private final FileStore files;
    private final Lease lease;
    private final Clock clock;

    Sweep(JdbcTemplate jdbc, FileStore files, Lease lease, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.lease = lease;
        this.clock = clock;
    }

    void sweep() {
        if (ours()) {
            files.names(clock.instant().minus(WAITS), some -> {
                var lost = lost(some);
                if (!lost.isEmpty()) {
                    LOG.info("{} sealed files belong to nothing and are deleted", lost.size());
                    files.deleteEach(lost);
                }
            });
        }
    }

    /** Files of matters lie under the sum of their bytes, what waits under an id, halves of what was being written under neither. */
    private List<String> lost(List<String> names) {
        var address = FileStore.ADDRESS.asMatchPredicate();
        var id = ID.asMatchPredicate();
        var lost = new ArrayList<>(names.stream().filter(Predicate.not(address.or(id))).filter(name -> !name.equals(FileStore.OWNER)).toList());
        lost.addAll(jdbc.queryForList("""
                select lies from unnest(?::text[]) lies where not exists (select from attachment where address = lies)
                    and not exists (select from attachment where thumbnail = lies)""", String.class, (Object) names.stream().filter(address).toArray(String[]::new)));
        lost.addAll(jdbc.queryForList("""
                select lies::text from (select unnest(?::uuid[]) except (select id from upload union all select thumbnail from upload
                    union all select unnest(pieces) from upload_coming union all select id from job)) loose (lies)""", String.class,
                (Object) names.stream().filter(id).toArray(String[]::new)));
        return lost;
    }

    private boolean ours() {
        var me = lease.drawn("files-owner").toString().getBytes(StandardCharsets.US_ASCII);
        if (!files.has(FileStore.OWNER)) {
            files.write(FileStore.OWNER, me);
        }
        boolean ours = Arrays.equals(files.read(FileStore.OWNER), me);
        if (!ours) {
            LOG.warn("the store of files belongs to another database, and what nothing names stays there; see \"A store of files belongs to one database\" in docs/operations.md");
        }
        return ours;
    }
}
