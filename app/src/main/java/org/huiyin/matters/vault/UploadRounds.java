package org.huiyin.matters.vault;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets uploads nobody used. */
@Component
@ConditionalOnProperty(name = "huiyin.jobs", havingValue = "on", matchIfMissing = true)
class UploadRounds {
    private final Attachments attachments;

    UploadRounds(Attachments attachments) {
        this.attachments = attachments;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void forget() {
        attachments.forgetOld();
    }
}
