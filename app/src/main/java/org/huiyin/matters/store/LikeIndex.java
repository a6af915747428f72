package org.huiyin.matters.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.matters.domain.Likeness;
import org.huiyin.matters.domain.OpenTexts;
import org.huiyin.matters.domain.OpenTexts.Asked;
import org.huiyin.matters.domain.OpenTexts.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the words of what is open in memory while somebody looks for what is alike. Filled when first asked, beside the one who asks;
 * held against the database every few seconds, so that it follows what other servers did; dropped when nobody has asked for some
 * minutes. What it says is never shown: whoever asks reads it again, by the rules of who may see it.
 */
public final class LikeIndex {
    private static final Logger LOG = LoggerFactory.getLogger(LikeIndex.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int AT_ONCE = 3000;
    private final Source source;
    private final Likeness likeness;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private OpenTexts texts;
    private @Nullable CountDownLatch filled; // guarded by this; null while nothing is kept
    private volatile long asked;

    /** Where it is read from. */
    public interface Source {
        /** Every open one, the newest first. */
        List<Held> all();

        /** What the one who asks may find and this may not know yet; read at every look-up, so it must be quick. */
        List<Held> fresh(@Nullable List<Integer> within);

        List<Text> texts(List<Long> ids);
    }

    /** An open one and the office that holds it. */
    public record Held(long id, int office) {}

    public LikeIndex(Source source, Likeness likeness) {
        this.source = source;
        this.likeness = likeness;
        this.texts = new OpenTexts(likeness);
    }

    /** The likeliest, held by these offices; null for every office. */
    public List<Long> likely(Asked what, @Nullable List<Integer> within, int limit) {
        asked = System.nanoTime();
        await(begun());
        learn(source.fresh(within));
        var offices = within == null ? null : new HashSet<>(within);
        return reading(known -> known.likely(what, office -> offices == null || offices.contains(office), limit));
    }

    public <T> T reading(Function<OpenTexts, T> look) {
        lock.readLock().lock();
        try {
            return look.apply(texts);
        } finally {
            lock.readLock().unlock();
        }
    }

    public void forget(long id) {
        writing(() -> texts.forget(id));
    }

    /** Nothing is asked of a database that is being closed. */
    public void close() {
        leaving.countDown();
    }

    private synchronized CountDownLatch begun() {
        var now = filled;
        if (now == null) {
            now = new CountDownLatch(1);
            filled = now;
            var first = now;
            Thread.ofVirtual().name("alike").start(() -> keep(first));
        }
        return now;
    }

    /** While it is being filled, the newest first, it answers with what it has. */
    private static void await(CountDownLatch filled) {
        try {
            if (filled.getCount() > 0 && !filled.await(FIRST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the first texts are still being read");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(CountDownLatch first) {
        try {
            do {
                follow();
                first.countDown();
            } while (!leaving.await(EVERY.toMillis(), TimeUnit.MILLISECONDS) && System.nanoTime() - asked < KEPT.toNanos());
        } catch (RuntimeException failed) {
            if (leaving.getCount() > 0) {
                LOG.warn("what is alike could not be kept up; the next who asks begins anew", failed);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            first.countDown();
            drop();
        }
    }

    private synchronized void drop() {
        writing(() -> texts = new OpenTexts(likeness));
        filled = null;
    }

    private void follow() {
        if (reading(OpenTexts::isWorn)) {
            writing(() -> texts = new OpenTexts(likeness));
        }
        var all = source.all();
        learn(all);
        Set<Long> open = all.stream().map(Held::id).collect(Collectors.toSet());
        var closed = reading(known -> known.beside(open::contains)); // nobody who asks waits for the comparison
        if (!closed.isEmpty()) {
            writing(() -> closed.forEach(texts::forget));
        }
    }

    private void learn(List<Held> held) {
        var unknown = new ArrayList<Long>();
        var moved = new ArrayList<Held>();
        reading(known -> {
            for (var one : held) {
                if (!known.knows(one.id)) {
                    unknown.add(one.id);
                } else if (!known.holds(one.id, one.office)) {
                    moved.add(one);
                }
            }
            return known;
        });
        for (int from = 0; from < unknown.size() && leaving.getCount() > 0; from += AT_ONCE) {
            var some = source.texts(unknown.subList(from, Math.min(from + AT_ONCE, unknown.size())));
            writing(() -> texts.add(some));
        }
        if (!moved.isEmpty()) {
            writing(() -> moved.forEach(one -> texts.moved(one.id, one.office)));
        }
    }

    private void writing(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
