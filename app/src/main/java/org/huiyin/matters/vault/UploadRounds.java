package org.huiyin.matters.vault;

import java.time.Duration;
import org.huiyin.storage.Lease;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets uploads nobody used, on one of the servers. */
@Component
@ConditionalOnProperty(name = "huiyin.jobs", havingValue = "on", matchIfMissing = true)
class UploadRounds {
    private static final Duration LENGTH = Duration.ofMinutes(15); // longer than from one round to the next
    private final ComingUploads coming;
    private final UnusedUploads unused;
    private final Lease lease;

    UploadRounds(ComingUploads coming, UnusedUploads unused, Lease lease) {
        this.coming = coming;
        this.unused = unused;
        this.lease = lease;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    void forget() {
        if (lease.held("unused-uploads", LENGTH)) {
            coming.forgetOld();
            unused.forget();
        }
    }
}
