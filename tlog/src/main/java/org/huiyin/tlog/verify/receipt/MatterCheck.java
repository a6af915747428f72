package org.huiyin.tlog.verify.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.verify.clock.Deadlines;
import org.huiyin.tlog.verify.clock.Reckoning;
import org.huiyin.tlog.verify.told.Finding;
import org.huiyin.tlog.verify.told.Label;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/** All receipts of one matter: they fit each other, none of its numbers stands for two steps, and its deadlines moved for stated reasons. */
final class MatterCheck {
    private static final int MOST_MISSING = 50;
    /** Witnesses sign within seconds; entries that tell the day alone are sealed when it is over, or with those of the day after. */
    private static final Duration SOON = Duration.ofHours(1);
    private static final Duration NEXT_ROUND = Duration.ofDays(1);
    private final Optional<Reckoning> rules;
    private final Report report;

    MatterCheck(Optional<Reckoning> rules, Report report) {
        this.rules = rules;
        this.report = report;
    }

    /** @param receipts proved ones of one pseudonym */
    void check(String caseRef, List<Receipt> receipts) {
        var matters = receipts.stream().map(MatterCheck::matter).filter(number -> !number.isEmpty()).distinct().toList();
        report.heading("matter.heading", "matter", matters.isEmpty() ? List.of("–") : matters, "case", caseRef);
        if (matters.size() > 1) {
            report.add(Level.UNTRUE, "matter.two-names", "matters", matters);
        }
        var steps = new TreeMap<Integer, Receipt>();
        boolean forked = false;
        for (var receipt : receipts) {
            if (receipt.payload() instanceof Payload.Step step) {
                forked |= isFork(steps.putIfAbsent(step.seq(), receipt), receipt, step.seq());
            }
        }
        var told = new HashSet<List<Object>>();
        receipts.stream().sorted(Comparator.comparingInt((Receipt one) -> one.opening().entry().seq()).thenComparingLong(Receipt::index))
                .filter(one -> told.add(List.of(one.opening(), one.index()))).forEach(this::tell);
        missing(steps);
        if (!forked) {
            deadlines(steps);
        }
    }

    private static String matter(Receipt receipt) {
        return switch (receipt.payload()) {
            case Payload.Step step -> step.matter();
            case Payload.Reading reading -> reading.matter();
            case Payload.File file -> file.matter();
            case Payload.Other other -> "";
        };
    }

    private boolean isFork(Receipt before, Receipt receipt, int seq) {
        if (before == null) {
            return false;
        }
        if (before.opening().entry().saysSameAs(receipt.opening().entry())) {
            boolean same = before.index() == receipt.index();
            report.add(Level.NOTE, same ? "matter.same-receipt" : "matter.sealed-twice", "no", seq, "file", before.file(), "other", receipt.file());
            return false;
        }
        report.add(Level.UNTRUE, "matter.forked", "no", seq, "file", before.file(), "index", before.index(), "other", receipt.file(), "otherIndex", receipt.index());
        return true;
    }

    private void tell(Receipt receipt) {
        var entry = receipt.opening().entry();
        switch (receipt.payload()) {
            case Payload.Step step -> {
                report.add(Level.PROVED, "step.proved", "no", step.seq(), "what", new Label("event", step.name()), "name", step.name(), "when", step.times().occurred(),
                        "who", who(step.by()), "recorded", step.times().recorded(), "file", receipt.file());
                if (step.names().size() > 1) {
                    report.add(Level.NOTE, "step.also", "what", step.names().stream().skip(1).map(name -> (Object) new Label("event", name)).toList());
                }
                words(receipt, step);
            }
            case Payload.Reading reading -> report.add(Level.PROVED, "reading.proved", "when", reading.at(), "role", new Label("role", reading.role()),
                    "office", reading.office().map(String::valueOf).orElse("–"), "grade", new Label("grade", reading.grade()),
                    "purpose", reading.purpose().orElse("–"), "file", receipt.file());
            case Payload.File file -> {
                report.add(Level.PROVED, "file.proved", "use", new Label("use", file.use()), "type", file.mediaType(), "bytes", file.bytes(), "when", file.addedAt(),
                        "sum", file.sha256().map(FileCheck::hex).orElse("–"), "file", receipt.file());
                if (file.sha256().isEmpty()) {
                    report.add(Level.NOTE, "file.without-sum");
                }
            }
            case Payload.Other other -> report.add(Level.PROVED, "other.proved", "kind", entry.kind(), "ts", entry.ts(), "file", receipt.file());
        }
        report.add(Level.NOTE, "sealed.at", "index", receipt.index(), "size", receipt.checkpoint().size(), "origin", receipt.checkpoint().origin());
        if (receipt.seen().isEmpty()) {
            report.add(Level.NOTE, "sealed.unwitnessed");
        }
        receipt.seen().forEach(seen -> report.add(Level.NOTE, "sealed.witnessed", "witness", seen.witness(), "at", seen.at()));
        if (entry.late()) {
            report.add(Level.NOTE, "sealed.late");
        } else {
            receipt.firstSeen().filter(seen -> entry.latest().plus(LogEntry.CLOCKS).plus(entry.isCoarse() ? NEXT_ROUND : SOON).isBefore(seen.at()))
                    .ifPresent(seen -> report.add(Level.NOTE, "sealed.long-before", "ts", entry.ts(), "witness", seen.witness(), "at", seen.at()));
        }
    }

    private static Object who(Payload.Step.By by) {
        return by.office().isPresent() ? Finding.of(Level.NOTE, "step.by-office", "office", by.office().get()) : new Label("who", by.who());
    }

    private void words(Receipt receipt, Payload.Step step) {
        var told = receipt.opening().words();
        told.forEach(said -> report.add(Level.PROVED, "words.proved", "no", said.no(), "text", said.text()));
        step.words().stream().filter(sealed -> told.stream().noneMatch(said -> said.no() == sealed.no()))
                .forEach(sealed -> report.add(Level.NOTE, "words.not-told", "no", sealed.no(), "use", new Label("use", sealed.use())));
    }

    private void missing(TreeMap<Integer, Receipt> steps) {
        if (steps.isEmpty()) {
            return;
        }
        var missing = new ArrayList<Integer>();
        for (int seq = 1; seq < steps.lastKey() && missing.size() <= MOST_MISSING; seq++) {
            if (!steps.containsKey(seq)) {
                missing.add(seq);
            }
        }
        if (missing.isEmpty()) {
            report.add(Level.NOTE, "matter.complete-until", "no", steps.lastKey());
        } else {
            report.add(Level.NOTE, missing.size() > MOST_MISSING ? "matter.many-missing" : "matter.missing", "missing", missing);
        }
    }

    private void deadlines(TreeMap<Integer, Receipt> steps) {
        var folded = new ArrayList<Deadlines.Step>();
        steps.forEach((seq, receipt) -> {
            if (receipt.payload() instanceof Payload.Step step) {
                folded.add(new Deadlines.Step(seq, step.names(), step.clocks()));
            }
        });
        new Deadlines(rules).fold(folded).forEach((slot, findings) -> {
            report.heading("clock.heading", "what", new Label("slot", slot.split(":", 2)[0]), "slot", slot);
            findings.forEach(report::add);
        });
    }
}
