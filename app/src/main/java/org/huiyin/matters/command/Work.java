package org.huiyin.matters.command;

import org.huiyin.matters.store.JobStore.Job;

/** What a kind of job does, from where its count stands; it may be called again after a server died. */
public interface Work {
    String kind();

    void run(Job job, Progress progress);

    /** Throws away what the job kept outside its row. */
    default void forget(Job job) {}
}
