package org.huiyin.matters.vault;

import java.time.Duration;
import org.huiyin.storage.Lease;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows the scanner every minute what it has not seen yet, on one of the servers. */
@Component
@ConditionalOnProperty(name = "huiyin.jobs", havingValue = "on", matchIfMissing = true)
class ScanRounds {
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private final Unscanned unscanned;
    private final Scanner scanner;
    private final Lease lease;

    ScanRounds(Unscanned unscanned, Scanner scanner, Lease lease) {
        this.unscanned = unscanned;
        this.scanner = scanner;
        this.lease = lease;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void look() {
        if (scanner.configured() && lease.held("scan", LENGTH)) {
            unscanned.look();
        }
    }
}
