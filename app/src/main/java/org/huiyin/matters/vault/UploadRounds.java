package org.huiyin.matters.vault;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets uploads nobody used. */
@Component
@ConditionalOnProperty(name = "huiyin.jobs", havingValue = "on", matchIfMissing = true)
class UploadRounds {
    private final ComingUploads coming;
    private final UnusedUploads unused;

    UploadRounds(ComingUploads coming, UnusedUploads unused) {
        this.coming = coming;
        this.unused = unused;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void forget() {
        coming.forgetOld();
        unused.forget();
    }
}
