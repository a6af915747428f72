package org.huiyin.bench;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What so many threads did for so long: lifecycles, time, log written. */
record Round(int lifecycles, double seconds, long walBytes, Timings timings) {
    static final Round NONE = new Round(0, 0, 0, new Timings());

    /** One thread's work: a lifecycle at a time until the time is over. */
    @FunctionalInterface
    interface Work {
        void lifecycle() throws Exception;
    }

    /** Makes the work of a thread, which keeps its times in what it is given. */
    @FunctionalInterface
    interface Worker {
        Work with(int thread, Timings timings) throws Exception;
    }

    /** Whoever works is ready before the time begins: signed in, connected. */
    static Round run(int threads, int seconds, Database database, Worker worker) throws Exception {
        var timings = new ArrayList<Timings>();
        var works = new ArrayList<Work>();
        for (int thread = 0; thread < threads; thread++) {
            timings.add(new Timings());
            works.add(worker.with(thread, timings.getLast()));
        }
        database.checkpoint();
        long log = database.walPosition();
        long began = System.nanoTime();
        long until = began + seconds * 1_000_000_000L;
        int lifecycles = 0;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = works.stream().map(work -> pool.submit(() -> repeat(work, until))).toList();
            for (var each : running) {
                lifecycles += result(each);
            }
        }
        double took = (System.nanoTime() - began) / 1e9;
        long written = database.walPosition() - log;
        for (var work : works) {
            if (work instanceof AutoCloseable closing) {
                closing.close();
            }
        }
        var all = new Timings();
        timings.forEach(all::addAll);
        return new Round(lifecycles, took, written, all);
    }

    private static int repeat(Work work, long until) throws Exception {
        int lifecycles = 0;
        for (; System.nanoTime() < until; lifecycles++) {
            work.lifecycle();
        }
        return lifecycles;
    }

    private static int result(Future<Integer> work) throws Exception {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a measured thread failed", failed.getCause());
        }
    }

    Round and(Round other) {
        var both = new Timings();
        both.addAll(timings);
        both.addAll(other.timings);
        return new Round(lifecycles + other.lifecycles, seconds + other.seconds, walBytes + other.walBytes, both);
    }

    double perSecond() {
        return lifecycles / seconds;
    }

    long walPerLifecycle() {
        return lifecycles == 0 ? 0 : walBytes / lifecycles;
    }
}
