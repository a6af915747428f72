package org.huiyin.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huiyin.kernel.MatterId;

/** The answers that figures count, for whoever draws a sample of them. */
public interface Answers {
    /** First answers by these offices from one instant to before another about which nobody was called, and on no sample's list. */
    List<MatterId> waiting(List<Integer> offices, Instant from, Instant end);

    /** Everything before that instant is counted; empty while figures are counted anew. */
    Optional<Instant> countedUntil();

    /** Every office that ever answered, also one closed since. */
    List<Integer> offices();
}
