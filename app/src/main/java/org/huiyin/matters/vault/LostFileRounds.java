package org.huiyin.matters.vault;

import java.time.Duration;
import org.huiyin.storage.Lease;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day, on one of the servers, however often they start: the lease runs for the day and is not renewed. */
@Component
@ConditionalOnProperty(name = "huiyin.jobs", havingValue = "on", matchIfMissing = true)
class LostFileRounds {
    private static final String LEASE = "lost-files";
    private static final Duration DAY = Duration.ofDays(1);
    private final LostFiles lost;
    private final Lease lease;

    LostFileRounds(LostFiles lost, Lease lease) {
        this.lost = lost;
        this.lease = lease;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void sweep() {
        if (!lease.isMine(LEASE) && lease.held(LEASE, DAY)) {
            lost.sweep();
        }
    }
}
