package org.huiyin.bench;

import java.util.ArrayList;
import java.util.concurrent.Callable;
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

    static Round run(int threads, int seconds, Database database, Worker worker) throws Exception {
        database.checkpoint();
        long log = database.walPosition();
        long began = System.nanoTime();
        long until = began + seconds * 1_000_000_000L;
        var running = new ArrayList<Future<Timings>>();
        int lifecycles = 0;
        var all = new Timings();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var counts = new int[threads];
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(thread(thread, until, worker, counts)));
            }
            for (var each : running) {
                all.addAll(result(each));
            }
            for (int count : counts) {
                lifecycles += count;
            }
        }
        return new Round(lifecycles, (System.nanoTime() - began) / 1e9, database.walPosition() - log, all);
    }

    private static Callable<Timings> thread(int thread, long until, Worker worker, int[] counts) {
        return () -> {
            var timings = new Timings();
            var work = worker.with(thread, timings);
            try {
                while (System.nanoTime() < until) {
                    work.lifecycle();
                    counts[thread]++;
                }
            } finally {
                if (work instanceof AutoCloseable closing) {
                    closing.close();
                }
            }
            return timings;
        };
    }

    private static Timings result(Future<Timings> work) throws Exception {
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
