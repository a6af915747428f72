package org.huiyin.matters.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.store.JobStore;
import org.huiyin.matters.store.JobStore.Count;
import org.huiyin.matters.store.JobStore.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Does long work, one claim at a time: a claim is kept by progress, and a job whose server died goes on elsewhere. Every step of
 * a job carries a command id of its own, so that what was done before is not done twice.
 */
@Component
public class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration CLAIM = Duration.ofMinutes(1);
    /** How long a job, its file and what it refused are kept. */
    public static final Duration KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 2;
    private final JobStore store;
    private final Map<String, Work> works;
    private final District district;
    private final Clock clock;
    private final boolean byItself;
    private final Semaphore hands = new Semaphore(AT_ONCE);

    Jobs(JobStore store, List<Work> works, District district, Clock clock, @Value("${huiyin.jobs:on}") String mode) {
        this.store = store;
        this.works = works.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
        this.district = district;
        this.clock = clock;
        this.byItself = mode.equals("on");
    }

    /** Looks for work soon, beside the caller; a server told to do no work by itself leaves it lying. */
    public void soon() {
        if (byItself && hands.tryAcquire()) {
            Thread.ofVirtual().name("jobs").start(() -> {
                try {
                    run();
                } finally {
                    hands.release();
                }
            });
        }
    }

    /** Does whatever waits; returns how many jobs were taken up. */
    public int run() {
        int taken = 0;
        for (var job = store.claim(district.id(), clock.instant(), CLAIM); job.isPresent();
                job = store.claim(district.id(), clock.instant(), CLAIM)) {
            work(job.get());
            taken++;
        }
        return taken;
    }

    private void work(Job job) {
        var progress = new Progress(job.count(), (Count count, List<JobStore.Refused> refused) ->
                store.progress(job, count, refused, clock.instant().plus(CLAIM)));
        try {
            var failure = done(job, progress);
            progress.write();
            store.end(job, failure);
        } catch (Progress.TakenOver elsewhere) {
            LOG.info("a job of the kind {} goes on at another server", job.kind());
        } catch (RuntimeException fault) {
            LOG.error("a job of the kind {} stopped; it is tried again when its claim has run out", job.kind(), fault);
        }
    }

    /** Null when all went well; a refusal of the whole job stops it for good. */
    private @Nullable String done(Job job, Progress progress) {
        try {
            work(job.kind()).run(job, progress);
            return null;
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private Work work(String kind) {
        var work = works.get(kind);
        if (work == null) {
            throw new IllegalStateException("nobody does jobs of the kind " + kind);
        }
        return work;
    }

    /** Forgets jobs, their files and what they refused, a week after they came. */
    public int forgetOld() {
        var old = store.forget(district.id(), clock.instant().minus(KEPT));
        old.forEach(job -> work(job.kind()).forget(job));
        return old.size();
    }
}
