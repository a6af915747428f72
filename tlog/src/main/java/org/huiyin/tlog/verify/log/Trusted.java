package org.huiyin.tlog.verify.log;

import java.util.List;
import java.util.Optional;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.WrongSignature;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/** The newest checkpoint of a log, believed only when those signed it who must. */
record Trusted(TrustPolicy policy, Report report) {
    /** A checkpoint, the note it was read from, and the witnesses that signed it. */
    record Newest(SignedNote note, Checkpoint checkpoint, List<TrustPolicy.Seen> seen) {}

    /** Empty when it is not to be believed, which is told. */
    Optional<Newest> newest(LogSource source) {
        try {
            var note = SignedNote.parse(source.checkpoint());
            var checkpoint = policy.open(note);
            report.add(Level.PROVED, "checkpoint.signed", "origin", checkpoint.origin(), "size", checkpoint.size(), "root", checkpoint.root().base64());
            var seen = policy.seen(note);
            seen.forEach(one -> report.add(Level.PROVED, "checkpoint.witnessed", "witness", one.witness(), "at", one.at()));
            if (seen.isEmpty()) {
                report.add(Level.NOTE, "checkpoint.unwitnessed");
            }
            return Optional.of(new Newest(note, checkpoint, seen));
        } catch (Malformed malformed) {
            report.add(Level.MALFORMED, "checkpoint.malformed", "detail", String.valueOf(malformed.getMessage()));
        } catch (WrongSignature wrong) {
            report.add(Level.UNTRUE, "checkpoint.not-signed", "detail", String.valueOf(wrong.getMessage()));
        }
        return Optional.empty();
    }
}
