package org.huiyin.matters.command;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up jobs that another server left, and forgets old ones. */
@Component
@ConditionalOnProperty(name = "huiyin.jobs", havingValue = "on", matchIfMissing = true)
class JobReader {
    private final Jobs jobs;

    JobReader(Jobs jobs) {
        this.jobs = jobs;
    }

    @Scheduled(fixedDelayString = "${huiyin.jobs-every:5s}")
    void wake() {
        jobs.soon();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void forget() {
        jobs.forgetOld();
    }
}
