package org.huiyin.tlog.verify.receipt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.WrongSignature;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Phrases;
import org.huiyin.tlog.verify.told.Report;

/** One receipt alone: what it says was sealed, under a checkpoint that those signed who must, at the place it names. */
final class ReceiptCheck {
    private final TrustPolicy policy;
    private final Report report;

    ReceiptCheck(TrustPolicy policy, Report report) {
        this.policy = policy;
        this.report = report;
    }

    /** The receipt when it is proved; otherwise why not is told. */
    Optional<Receipt> prove(ReceiptFiles.Named file) {
        var stage = "receipt.malformed";
        try {
            if (file.isTooLong()) {
                throw new Malformed("the file is too long for a receipt");
            }
            var proof = TlogProof.parse(utf8(file.bytes()));
            var extra = proof.extra().orElseThrow(() -> new Malformed("the receipt does not say what happened (its line extra is missing)"));
            stage = "receipt.changed";
            var opening = Opening.parse(extra);
            stage = "receipt.not-signed";
            policy.open(proof.checkpoint());
            stage = "receipt.not-included";
            var checkpoint = proof.verify(opening.entry().bytes(), policy);
            var payload = Payload.of(opening.entry(), opening.payload());
            stage = "receipt.contradicts";
            checkAgainst(opening.entry(), payload);
            var seen = policy.seen(proof.checkpoint());
            stage = "receipt.after-witness";
            checkAgainst(opening.entry(), seen);
            return Optional.of(new Receipt(file.name(), opening, payload, proof.index(), checkpoint, seen));
        } catch (Malformed malformed) {
            report.add(Level.MALFORMED, "receipt.malformed", "file", file.name(), "detail", String.valueOf(malformed.getMessage()));
        } catch (Inconsistent | WrongSignature untrue) {
            report.add(Level.UNTRUE, stage, "file", file.name(), "detail", String.valueOf(untrue.getMessage()));
        }
        return Optional.empty();
    }

    private static String utf8(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new Malformed("a receipt is written in UTF-8");
        }
        return text;
    }

    /** The public part and the sealed part must tell the same number and the same time. */
    private static void checkAgainst(LogEntry entry, Payload payload) {
        switch (payload) {
            case Payload.Step step -> {
                if (step.seq() != entry.seq()) {
                    throw new Inconsistent("the log numbers this step " + entry.seq() + ", the receipt " + step.seq());
                }
                checkTime(entry, step.times().recorded());
            }
            case Payload.Reading reading -> checkTime(entry, reading.at());
            case Payload.File file -> checkTime(entry, file.addedAt());
            case Payload.Other other -> { }
        }
    }

    private static void checkAgainst(LogEntry entry, List<TrustPolicy.Seen> seen) {
        for (var one : seen) {
            if (entry.isAfter(one.at())) {
                throw new Inconsistent("it tells " + entry.ts() + ", and " + one.witness() + " had signed it at " + one.at());
            }
        }
    }

    private static void checkTime(LogEntry entry, Instant told) {
        var ts = entry.ts();
        boolean same = ts.length() == "2026-01-31".length()
                ? ts.equals(told.atZone(ZoneOffset.UTC).toLocalDate().toString()) || ts.equals(told.atZone(Phrases.ZONE).toLocalDate().toString())
                : ts.equals(told.truncatedTo(ChronoUnit.SECONDS).toString());
        if (!same) {
            throw new Inconsistent("the log says it was recorded at " + ts + ", the receipt " + told);
        }
    }
}
