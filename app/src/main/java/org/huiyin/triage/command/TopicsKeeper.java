package org.huiyin.triage.command;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Topics worked out beside the requests, one after the other, and kept for ten minutes. Whoever has the same roles at the same office
 * is shown the same; nobody is shown what was worked out for another office.
 */
@Component
public class TopicsKeeper {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private final TopicsMaker maker;
    private final Clock clock;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("topics").daemon().priority(Thread.MIN_PRIORITY).factory());
    private final Map<Asked, Work> works = new HashMap<>();

    private record Asked(int days, int office, Set<Role> roles) {}

    private record Work(Instant at, CompletableFuture<Found> found) {
        /** What is still waited for is not begun a second time. */
        boolean isFresh(Instant now) {
            return !found.isDone() || Duration.between(at, now).abs().compareTo(KEPT) < 0;
        }
    }

    TopicsKeeper(TopicsMaker maker, Clock clock) {
        this.maker = maker;
        this.clock = clock;
    }

    /** Of so many days, for this member; null while they are still being worked out. */
    public @Nullable Found topics(Member member, int days, Duration patience) {
        var asked = new Asked(days, member.office(), member.roles());
        try {
            return work(asked, member).found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException failed) {
            forget(asked);
            throw new IllegalStateException("topics cannot be worked out", failed.getCause());
        }
    }

    @PreDestroy
    void leave() {
        beside.shutdownNow();
    }

    private synchronized void forget(Asked asked) {
        works.remove(asked);
    }

    private synchronized Work work(Asked asked, Member member) {
        var now = clock.instant();
        works.values().removeIf(work -> !work.isFresh(now));
        return works.computeIfAbsent(asked, _ -> new Work(now, CompletableFuture.supplyAsync(() -> maker.topics(member, asked.days, now), beside)));
    }
}
