package org.huiyin.triage.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huiyin.figures.command.Ledger;
import org.huiyin.kernel.District;
import org.huiyin.matters.CategoryNames;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.triage.domain.Grams;
import org.huiyin.triage.domain.Topic;
import org.huiyin.triage.domain.TopicItem;
import org.huiyin.triage.domain.Topics;
import org.huiyin.triage.store.TopicStore;
import org.huiyin.triage.store.TopicStore.Recent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The topics of the district's last days, worked out beside the requests and kept for ten minutes. What residents wrote counts only by
 * pairs that also stand in a title a dispatcher worded, in the name of a category or in that of a place: so no name of a person counts.
 */
@Component
public class TopicsKeeper {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 20_000;
    private final TopicStore store;
    private final Offices offices;
    private final CategoryNames categories;
    private final Ledger ledger;
    private final District district;
    private final Clock clock;
    private final Map<Integer, Work> works = new HashMap<>();

    private record Work(Instant at, CompletableFuture<List<Topic>> topics) {}

    TopicsKeeper(TopicStore store, Offices offices, CategoryNames categories, Ledger ledger, District district, Clock clock) {
        this.store = store;
        this.offices = offices;
        this.categories = categories;
        this.ledger = ledger;
        this.district = district;
        this.clock = clock;
    }

    /** Of so many days; null while they are still being worked out. */
    public @Nullable List<Topic> topics(int days, Duration patience) {
        try {
            return work(days).topics.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException failed) {
            forget(days);
            throw new IllegalStateException("topics cannot be worked out", failed.getCause());
        }
    }

    private synchronized void forget(int days) {
        works.remove(days);
    }

    private synchronized Work work(int days) {
        var now = clock.instant();
        var known = works.get(days);
        if (known == null || !Duration.between(known.at, now).abs().minus(KEPT).isNegative()) {
            var topics = new CompletableFuture<List<Topic>>();
            Thread.ofPlatform().name("topics").daemon().priority(Thread.MIN_PRIORITY).start(() -> {
                try {
                    topics.complete(worked(now.minus(Duration.ofDays(days)), now));
                } catch (RuntimeException failed) {
                    topics.completeExceptionally(failed);
                }
            });
            known = new Work(now, topics);
            works.put(days, known);
        }
        return known;
    }

    private List<Topic> worked(Instant from, Instant until) {
        var recent = store.recent(district.id(), from, MOST).stream().filter(one -> ledger.open(one.header())).toList();
        var safe = new HashSet<Integer>();
        recent.forEach(one -> Arrays.stream(Grams.of(named(one))).forEach(safe::add));
        return Topics.of(recent.stream().map(one -> item(one, safe)).toList(), from, until);
    }

    private TopicItem item(Recent one, Set<Integer> safe) {
        var header = one.header();
        return TopicItem.of("" + header.id().value(), header.receivedAt(), header.groupSize(), Grams.of(named(one)),
                Arrays.stream(one.words()).filter(safe::contains).toArray());
    }

    private String named(Recent one) {
        var category = one.header().category() == null ? null : categories.apply(one.header().category());
        var place = one.header().place() == null ? null : offices.find(one.header().place()).map(Office::shortName).orElse(null);
        return one.header().title() + "\n" + (category == null ? "" : category.zh()) + "\n" + (place == null ? "" : place.zh());
    }
}
