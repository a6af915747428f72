package org.huiyin.figures.command;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.huiyin.figures.store.KeptStore;
import org.huiyin.figures.store.KeptStore.Kept;
import org.huiyin.figures.store.TotalStore;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.store.MatterWalk;
import org.huiyin.storage.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts everything anew from history when the definitions of figures have changed, or which categories are kept: some matters at a time, between the rounds of
 * the reader, going on after a restart where it was.
 */
@Service
public class Recount {
    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;
    private static final MatterId BEGINNING = new MatterId((short) 0, 0);
    private final FiguresKeeper keeper;
    private final KeptStore kept;
    private final TotalStore totals;
    private final MatterWalk walk;
    private final Lease lease;
    private final TransactionTemplate transaction;

    Recount(FiguresKeeper keeper, KeptStore kept, TotalStore totals, MatterWalk walk, Lease lease, TransactionTemplate transaction) {
        this.keeper = keeper;
        this.kept = kept;
        this.totals = totals;
        this.walk = walk;
        this.lease = lease;
        this.transaction = transaction;
    }

    /** Whether every matter has been counted by today's definitions. */
    public boolean complete() {
        return kept.find().filter(found -> found.version() == keeper.definition() && found.complete()).isPresent();
    }

    /** Throws the figures away; the next rounds count every matter anew. */
    public void begin() {
        transaction.executeWithoutResult(_ -> {
            if (lease.held("outbox", LENGTH)) {
                totals.clear();
                kept.write(new Kept(keeper.definition(), BEGINNING, false));
            }
        });
    }

    /** Counts the next matters, if some are to be counted; false when there is nothing left to do for this server. */
    public boolean some() {
        if (complete()) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(_ -> lease.held("outbox", LENGTH) && further()));
    }

    private boolean further() {
        var found = kept.find().filter(known -> known.version() == keeper.definition());
        if (found.isEmpty()) {
            totals.clear();
        }
        var last = found.map(Kept::last).orElse(BEGINNING);
        List<MatterId> ids = walk.after(last, AT_ONCE);
        if (!ids.isEmpty()) {
            keeper.count(ids);
        }
        boolean all = ids.size() < AT_ONCE;
        kept.write(new Kept(keeper.definition(), ids.isEmpty() ? last : Objects.requireNonNull(ids.getLast()), all));
        if (all) {
            LOG.info("figures stand by definition {}", keeper.definition());
        }
        return !all;
    }
}
