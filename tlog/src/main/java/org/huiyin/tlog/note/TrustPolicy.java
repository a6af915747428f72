package org.huiyin.tlog.note;

import java.util.List;

/**
 * Whom a reader believes: one of the log's keys, and so many of the witnesses it knows.
 *
 * @param logs keys of the log, the one in use and those on their way in or out
 * @param witnesses those it knows
 * @param quorum how many of them must have signed
 */
public record TrustPolicy(List<VerifierKey> logs, List<VerifierKey> witnesses, int quorum) {
    public TrustPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        if (logs.isEmpty() || quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("a log has a key, and no more witnesses sign than are known");
        }
    }

    public static TrustPolicy of(VerifierKey log) {
        return new TrustPolicy(List.of(log), List.of(), 0);
    }

    /** The checkpoint of a note that those have signed who must, for the log of that origin: the name of its keys. */
    public Checkpoint open(SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        var signed = note.signedBy(logs);
        if (signed.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
            throw new WrongSignature("the log " + checkpoint.origin() + " did not sign this checkpoint with a key that is known here");
        }
        int seen = note.signedBy(witnesses).size();
        if (seen < quorum) {
            throw new WrongSignature("only " + seen + " of " + quorum + " witnesses signed this checkpoint");
        }
        return checkpoint;
    }
}
