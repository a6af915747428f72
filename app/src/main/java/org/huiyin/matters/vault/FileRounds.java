package org.huiyin.matters.vault;

import java.time.Duration;
import org.huiyin.storage.Lease;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done for the files again and again, each on one of the servers. */
@Component
@ConditionalOnProperty(name = "huiyin.jobs", havingValue = "on", matchIfMissing = true)
class FileRounds {
    private static final String SWEEP = "lost-files";
    private final ComingUploads coming;
    private final UnusedUploads unused;
    private final Sweep sweep;
    private final Unscanned unscanned;
    private final Scanner scanner;
    private final Lease lease;

    FileRounds(ComingUploads coming, UnusedUploads unused, Sweep sweep, Unscanned unscanned, Scanner scanner, Lease lease) {
        this.coming = coming;
        this.unused = unused;
        this.sweep = sweep;
        this.unscanned = unscanned;
        this.scanner = scanner;
        this.lease = lease;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    void forget() {
        once("unused-uploads", Duration.ofMinutes(15), () -> {
            coming.forgetOld();
            unused.forget();
        });
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void scan() {
        if (scanner.configured()) {
            once("scan", Duration.ofMinutes(10), unscanned::look);
        }
    }

    /** Once a day, however often servers start: the lease runs for the day and is not renewed. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void sweep() {
        if (!lease.isMine(SWEEP)) {
            once(SWEEP, Duration.ofDays(1), sweep::sweep);
        }
    }

    /** Where the lease is held, for longer than to the next round. */
    private void once(String name, Duration length, Runnable work) {
        if (lease.held(name, length)) {
            work.run();
        }
    }
}
