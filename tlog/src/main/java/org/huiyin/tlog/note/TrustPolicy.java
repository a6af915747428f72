package org.huiyin.tlog.note;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a reader believes: one of the log's keys, and so many of the witnesses it knows.
 *
 * @param logs keys of the log, the one in use and those on their way in or out
 * @param witnesses those it knows
 * @param quorum how many of them must have signed
 */
public record TrustPolicy(List<VerifierKey> logs, List<VerifierKey> witnesses, int quorum) {
    private static final long LATEST = Instant.parse("9999-12-30T00:00:00Z").getEpochSecond();

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
        long seen = note.signedBy(witnesses).stream().map(VerifierKey::name).distinct().count();
        if (seen < quorum) {
            throw new WrongSignature("only " + seen + " of " + quorum + " witnesses signed this checkpoint");
        }
        return checkpoint;
    }

    /** A witness and when it signed. */
    public record Seen(String witness, Instant at) {}

    /** Which of the witnesses it knows signed a note, and when each says it did. */
    public List<Seen> seen(SignedNote note) {
        var seen = new ArrayList<Seen>();
        for (var witness : note.signedBy(witnesses)) {
            note.signatures().stream().filter(one -> one.name().equals(witness.name()) && one.keyId() == witness.id()).findFirst()
                    .ifPresent(signature -> seen.add(new Seen(witness.name(), Instant.ofEpochSecond(Math.clamp(Cosignature.at(signature), 0, LATEST)))));
        }
        return seen;
    }
}
