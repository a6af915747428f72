package org.huiyin.transparency.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.storage.PublicFiles;
import org.huiyin.transparency.store.LogStore;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a switched-on log does first, once more. */
@TestComponent
public class SealingOnceMore {
    private final RulesSealing rules;
    private final Clock clock;
    private final LogStore store;
    private final LogCheck.Kit kit;
    private final PublicFiles files;
    private final JdbcTemplate jdbc;
    private boolean once;

    /** As at a start; how many were sealed. */
    public int rules() throws IOException {
        return rules.run();
    }

    SealingOnceMore(RulesSealing rules, LogStore store, LogCheck.Kit kit, PublicFiles files, JdbcTemplate jdbc, Clock clock) {
        this.rules = rules;
        this.clock = clock;
        this.store = store;
        this.kit = kit;
        this.files = files;
        this.jdbc = jdbc;
    }

    /** A clock that goes on whenever somebody looks. */
    private static final class Going extends Clock {
        private Instant now;

        Going(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** How often a walk reads a tile of entries. */
    public int entryTilesRead(PublicFiles files) {
        var read = new AtomicInteger();
        var counting = new PublicFiles() {
            @Override
            public void write(Map<String, byte[]> some) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<byte[]> read(String path) {
                read.addAndGet(path.startsWith("tile/entries") ? 1 : 0);
                return files.read(path);
            }

            @Override
            public void deleteFolder(String folder) {
                throw new UnsupportedOperationException();
            }
        };
        new LogCheck(kit, counting).walk();
        return read.get();
    }

    /** A walk in which this happens after it has read how far the log is. */
    public List<LogCheck.Found> walkWhile(Runnable meanwhile) {
        var log = new LogStore(jdbc) {
            private boolean read;

            @Override
            public Optional<Head> head() {
                var head = super.head();
                if (!read) {
                    read = true;
                    meanwhile.run();
                }
                return head;
            }
        };
        return new LogCheck(new LogCheck.Kit(log, kit.store(), kit.spine(), kit.district(), kit.keys(), kit.transaction(), kit.clock()), files).walk().faults();
    }

    /** As after the log was off; how many entries were given. The second time nothing is left to do. */
    public int afterASwitch() {
        if (!once) {
            store.lateDone(false);
        }
        once = !once;
        var before = waiting();
        late();
        return waiting() - before;
    }

    /** As after the log was off, each time. */
    public void lateAnew() {
        store.lateDone(false);
        late();
    }

    private void late() {
        new LateSealing(store, kit.store(), kit.spine(), kit.transaction(), new Going(clock.instant().minusSeconds(60))).run(() -> true);
    }

    /** While late sealing waits for the store of files. */
    public List<LogCheck.Found> walkWhileOwed() {
        return new LogCheck(kit, files).walk(true, () -> true).faults();
    }

    private int waiting() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from log_queue", Integer.class));
    }
}
