package org.huiyin.matters.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.store.JobStore.Count;
import org.huiyin.matters.store.JobStore.Refused;
import org.jspecify.annotations.Nullable;

/** Counts what a job has done, and writes it down every few. */
public final class Progress {
    private static final int EVERY = 25;
    private final BiPredicate<Count, List<Refused>> write;
    private final List<Refused> refusals = new ArrayList<>();
    private Count count;
    private int unwritten;

    Progress(Count count, BiPredicate<Count, List<Refused>> write) {
        this.count = count;
        this.write = write;
    }

    public Count count() {
        return count;
    }

    public void accepted() {
        add(new Count(count.total(), count.done() + 1, count.accepted() + 1, count.skipped(), count.refused()));
    }

    /** It was done before. */
    public void skipped() {
        add(new Count(count.total(), count.done() + 1, count.accepted(), count.skipped() + 1, count.refused()));
    }

    public void refused(int no, Refusal refusal) {
        refused(no, refusal.code(), refusal.facts().get("field") instanceof String field ? field : null);
    }

    public void refused(int no, String code, @Nullable String field) {
        refusals.add(new Refused(no, code, field));
        add(new Count(count.total(), count.done() + 1, count.accepted(), count.skipped(), count.refused() + 1));
    }

    private void add(Count now) {
        count = now;
        if (++unwritten == EVERY) {
            write();
        }
    }

    void write() {
        if (!write.test(count, List.copyOf(refusals))) {
            throw new TakenOver();
        }
        refusals.clear();
        unwritten = 0;
    }

    /** Another server goes on with the job. */
    static final class TakenOver extends RuntimeException {
        TakenOver() {
            super("the job was taken over", null, false, false);
        }
    }
}
