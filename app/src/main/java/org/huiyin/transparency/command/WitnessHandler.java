package org.huiyin.transparency.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.Proofs;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.WrongSignature;
import org.huiyin.transparency.store.WitnessedStore;
import org.huiyin.transparency.store.WitnessedStore.Seen;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs another district's checkpoint when it goes on from the one signed before (C2SP tlog-witness). What was seen is committed before
 * the signature is given away.
 */
@Service
public class WitnessHandler {
    private static final int MOST_HASHES = 63;
    private final LogSettings settings;
    private final WitnessedStore store;
    private final LogKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WitnessHandler(LogSettings settings, WitnessedStore store, LogKeys keys, TransactionTemplate transaction, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** As the specification numbers answers. */
    public sealed interface Answer {
        /** 200: our line of signature. */
        record Signed(String lines) implements Answer {}

        /** 409: not what we saw last, which is of that size. */
        record SeenOther(long size) implements Answer {}

        /** 400, 403, 404 or 422. */
        record Refused(int status, String why) implements Answer {}
    }

    private record Asked(long old, List<Hash> proof, SignedNote note, Checkpoint checkpoint) {}

    public Answer handle(String body) {
        try {
            var asked = read(body);
            var known = settings.witnessed().stream().filter(key -> key.name().equals(asked.checkpoint.origin())).toList();
            if (known.isEmpty()) {
                return new Answer.Refused(404, "this log is not witnessed here");
            }
            new TrustPolicy(known, List.of(), 0).open(asked.note);
            if (asked.old > asked.checkpoint.size()) {
                return new Answer.Refused(400, "a log does not become shorter");
            }
            return java.util.Objects.requireNonNull(transaction.execute(_ -> seen(asked)));
        } catch (WrongSignature wrong) {
            return new Answer.Refused(403, String.valueOf(wrong.getMessage()));
        } catch (Malformed unreadable) {
            return new Answer.Refused(400, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Asked read(String body) {
        int end = body.indexOf("\n\n");
        if (end < 0 || !body.startsWith("old ")) {
            throw new Malformed("a request begins with the size seen before, and a checkpoint follows");
        }
        var lines = body.substring(0, end).split("\n");
        if (!lines[0].matches("old (0|[1-9]\\d{0,17})") || lines.length - 1 > MOST_HASHES) {
            throw new Malformed("a request begins with the size seen before and at most 63 hashes");
        }
        var proof = new ArrayList<Hash>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Hash.parse(lines[i]));
        }
        var note = SignedNote.parse(body.substring(end + 2));
        return new Asked(Long.parseLong(lines[0].substring("old ".length())), proof, note, Checkpoint.parse(note.text()));
    }

    private Answer seen(Asked asked) {
        var before = store.hold(asked.checkpoint.origin()).orElseThrow();
        if (before.size() != asked.old) {
            return new Answer.SeenOther(before.size());
        }
        try {
            Proofs.consistency(before.size(), before.root(), asked.checkpoint.size(), asked.checkpoint.root(), asked.proof);
        } catch (Inconsistent forked) {
            return new Answer.Refused(422, String.valueOf(forked.getMessage()));
        }
        store.sees(new Seen(before.origin(), asked.checkpoint.size(), asked.checkpoint.root(), clock.instant()));
        return new Answer.Signed(SignedNote.lines(List.of(keys.cosign(asked.note.text()))));
    }
}
