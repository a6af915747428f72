package org.huiyin.tlog.verify.receipt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.verify.clock.Reckoning;
import org.huiyin.tlog.verify.clock.Rules;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;
import org.huiyin.tlog.verify.told.Verdict;

/** {@code receipt FILE...}: proves each, then holds those of one matter and those of one log against each other. */
public final class ReceiptCommand {
    private final TrustPolicy policy;
    private final Optional<Path> rulesFolder;
    private final Report report;

    public ReceiptCommand(TrustPolicy policy, Optional<Path> rulesFolder, Report report) {
        this.policy = policy;
        this.rulesFolder = rulesFolder;
        this.report = report;
    }

    /** @param known files that are compared with the receipts of files */
    public void run(List<Path> files, List<Path> known) {
        var rules = rulesFolder.map(Rules::read).map(Reckoning::new);
        var named = new ArrayList<ReceiptFiles.Named>();
        int unread = 0;
        for (var file : files) {
            try {
                named.addAll(ReceiptFiles.read(file));
            } catch (Malformed cannot) {
                unread++;
                report.add(Level.MALFORMED, Files.exists(file) ? "receipt.malformed" : "receipt.no-file", "file", file.toString(), "detail", String.valueOf(cannot.getMessage()));
            }
        }
        var check = new ReceiptCheck(policy, report);
        var proved = named.stream().map(check::prove).flatMap(Optional::stream).toList();
        logs(proved);
        var matters = new TreeMap<String, List<Receipt>>();
        proved.forEach(receipt -> matters.computeIfAbsent(receipt.caseRef(), none -> new ArrayList<>()).add(receipt));
        var matterCheck = new MatterCheck(rules, report);
        matters.forEach(matterCheck::check);
        if (!known.isEmpty() && !proved.isEmpty()) { // where no receipt could be proved nothing is said of a file
            report.heading("file.heading");
            known.forEach(new FileCheck(proved, report)::check);
        }
        report.heading("receipt.summary", "proved", proved.size(), "all", named.size() + unread);
        if (report.verdict() == Verdict.UNTRUE) {
            report.add(Level.NOTE, "receipt.some-untrue");
        }
        if (!proved.isEmpty()) {
            report.add(Level.NOTE, rules.isPresent() ? "receipt.means" : "receipt.means-without-rules");
            report.add(Level.NOTE, "receipt.means-not");
        }
    }

    /** One log never signs two roots for one size, and holds one entry at one place. */
    private void logs(List<Receipt> receipts) {
        var bySize = new HashMap<List<Object>, Receipt>();
        var byIndex = new HashMap<List<Object>, Receipt>();
        for (var receipt : receipts) {
            var checkpoint = receipt.checkpoint();
            var other = bySize.putIfAbsent(List.of(checkpoint.origin(), checkpoint.size()), receipt);
            if (other != null && !other.checkpoint().root().equals(checkpoint.root())) {
                report.add(Level.UNTRUE, "receipt.log-forked", "size", checkpoint.size(), "file", other.file(), "other", receipt.file());
            }
            var there = byIndex.putIfAbsent(List.of(checkpoint.origin(), receipt.index()), receipt);
            if (there != null && !there.opening().entry().equals(receipt.opening().entry())) {
                report.add(Level.UNTRUE, "receipt.place-taken-twice", "index", receipt.index(), "file", there.file(), "other", receipt.file());
            }
        }
    }
}
