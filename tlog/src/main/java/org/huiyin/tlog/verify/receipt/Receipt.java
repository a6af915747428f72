package org.huiyin.tlog.verify.receipt;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.TrustPolicy;

/**
 * A receipt that was proved.
 *
 * @param file where it was read
 * @param checkpoint under which its entry stands
 * @param seen by which witnesses that checkpoint was signed, and when
 */
record Receipt(String file, Opening opening, Payload payload, long index, Checkpoint checkpoint, List<TrustPolicy.Seen> seen) {
    String caseRef() {
        return opening.entry().caseRef();
    }

    /** The witness that signed first. */
    Optional<TrustPolicy.Seen> firstSeen() {
        return seen.stream().min(Comparator.comparing(TrustPolicy.Seen::at));
    }
}
