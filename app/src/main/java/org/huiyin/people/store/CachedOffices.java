package org.huiyin.people.store;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.kernel.District;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.people.domain.OfficeTree;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tree in memory: asked for its version at most every two seconds, read anew when it moved or a day began. */
@Component
public class CachedOffices implements Offices {
    private static final long TRUST_NANOS = Duration.ofSeconds(2).toNanos();

    private record Held(OfficeTree tree, long version, LocalDate day, long readNanos) {}

    private final OfficeStore store;
    private final District district;
    private final Clock clock;
    private volatile @Nullable Held held;

    CachedOffices(OfficeStore store, District district, Clock clock) {
        this.store = store;
        this.district = district;
        this.clock = clock;
    }

    /** Called inside the transaction that changes the tree: this server sees its own change at once. */
    public void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                held = null;
            }
        });
    }

    private OfficeTree tree() {
        var now = held;
        var today = district.today(clock);
        if (now != null && now.day().equals(today) && System.nanoTime() - now.readNanos() < TRUST_NANOS) {
            return now.tree();
        }
        return refreshed(now, today);
    }

    private synchronized OfficeTree refreshed(@Nullable Held before, LocalDate today) {
        var now = held;
        if (now != null && now != before && now.day().equals(today)) {
            return now.tree();
        }
        long asked = System.nanoTime();
        long version = store.version();
        var tree = now != null && now.version() == version && now.day().equals(today) ? now.tree() : store.tree(today);
        held = new Held(tree, version, today, asked);
        return tree;
    }

    @Override
    public Optional<Office> find(int id) {
        return tree().find(id);
    }

    @Override
    public Optional<Office> byCode(String code) {
        return tree().byCode(code);
    }

    @Override
    public List<Office> children(int office) {
        return tree().children(office);
    }

    @Override
    public boolean isAtOrBelow(int office, int ancestor) {
        return tree().isAtOrBelow(office, ancestor);
    }

    @Override
    public List<Integer> answersFor(int office) {
        return tree().answersFor(office);
    }

    @Override
    public int successorOf(int office) {
        return tree().successorOf(office);
    }

    @Override
    public Optional<Office> superiorOf(int office) {
        return tree().superiorOf(office);
    }

    @Override
    public List<Office> open() {
        return tree().open();
    }

    @Override
    public Office district() {
        return tree().district();
    }

    @Override
    public Office centre() {
        return tree().centre();
    }

    @Override
    public List<Office> search(String words, int max) {
        return tree().search(words, max);
    }

    @Override
    public Office asOf(int id, LocalDate day) {
        return tree().asOf(id, day);
    }
}
