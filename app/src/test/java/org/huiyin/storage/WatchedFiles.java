package org.huiyin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The store of a server under test, which can be away, and remembers whether anybody waited for it with a connection to the database in hand. */
public final class WatchedFiles implements FileStore {
    private static final int NEVER = Integer.MAX_VALUE;
    private final FileStore store;
    private final AtomicInteger answers = new AtomicInteger(NEVER);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean waitedForInTransaction;

    private WatchedFiles(FileStore store) {
        this.store = store;
    }

    /** In the place of the server's own. */
    public static final class Watching implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof FileStore store ? new WatchedFiles(store) : bean;
        }
    }

    /** What is thrown then. */
    public static FilesAway away() {
        return new FilesAway("it does not answer", new IllegalStateException());
    }

    /** It answers so many times more, and then no longer. */
    public void goAwayAfter(int times) {
        asked.set(0);
        answers.set(times);
    }

    public void comeBack() {
        answers.set(NEVER);
        waitedForInTransaction = false;
    }

    public boolean waitedForInTransaction() {
        return waitedForInTransaction;
    }

    /** How often, since it was told to go away. */
    public int asked() {
        return asked.get();
    }

    private void ask() {
        asked.incrementAndGet();
        waitedForInTransaction |= TransactionSynchronizationManager.isSynchronizationActive();
        if (answers.get() != NEVER && answers.getAndDecrement() <= 0) {
            throw away();
        }
    }

    @Override
    public void write(String name, byte[] sealed) {
        ask();
        store.write(name, sealed);
    }

    @Override
    public byte[] read(String name) {
        ask();
        return store.read(name);
    }

    @Override
    public boolean has(String name) {
        ask();
        return store.has(name);
    }

    @Override
    public void delete(String name) {
        ask();
        store.delete(name);
    }

    @Override
    public void names(Instant before, Consumer<List<String>> some) {
        ask();
        store.names(before, some);
    }

    @Override
    public Optional<String> fault() {
        return store.fault();
    }
}
