package org.huiyin.tlog.verify.log;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.VerifierKey;
import org.huiyin.tlog.note.WrongSignature;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;
import org.huiyin.tlog.verify.told.Verdict;

/**
 * {@code monitor ADDRESS}: remembers what the log signed last, and sees to it that whatever it signs later goes on from there. A key for which
 * an entry vouches below a checkpoint that a known key signed is followed from then on; no other is.
 */
public final class MonitorCommand {
    /**
     * How it watches.
     *
     * @param state the file in which it remembers
     * @param every how long it waits between two looks
     * @param once it looks once, and does not wait
     * @param cases pseudonyms of matters whose entries are told
     */
    public record Watch(Path state, Duration every, boolean once, Set<String> cases) {}

    private final TrustPolicy given;
    private final Watch watch;
    private final MonitorState state;
    private final CaseWatch cases;
    private Times times = new Times();
    private final Clock clock;
    private final Pause pause;
    private boolean readCases;
    private TrustPolicy policy;

    public MonitorCommand(TrustPolicy policy, Watch watch, Clock clock, Pause pause) {
        this.given = policy;
        this.policy = policy;
        this.watch = watch;
        this.state = new MonitorState(watch.state());
        this.cases = new CaseWatch(watch.cases());
        this.clock = clock;
        this.pause = pause;
    }

    /** Ends when something is untrue, after one look when only one is asked for, or when it is interrupted. */
    public Verdict run(LogSource source, Supplier<Report> reports) {
        while (true) {
            var report = reports.get();
            try {
                round(source, report);
            } catch (Unreachable away) {
                report.add(Level.UNREACHABLE, "log.unreachable", "detail", String.valueOf(away.getMessage()));
            }
            var verdict = report.finish();
            if (watch.once || verdict == Verdict.UNTRUE || Thread.currentThread().isInterrupted()) {
                return verdict;
            }
            try {
                pause.pause(watch.every);
            } catch (InterruptedException stopped) {
                return verdict;
            }
        }
    }

    private void round(LogSource source, Report report) {
        report.heading("monitor.round", "at", clock.instant());
        var remembered = state.read();
        policy = with(remembered.map(MonitorState.Remembered::followed).orElse(List.of()));
        var newest = new Trusted(policy, report).newest(source);
        if (newest.isEmpty()) {
            return;
        }
        var now = newest.get();
        if (remembered.isEmpty()) {
            report.add(Level.NOTE, "monitor.first", "file", watch.state().toString());
            follow(source, now, new Before(now.note(), new Checkpoint(now.checkpoint().origin(), 0, org.huiyin.tlog.Hash.EMPTY)), report);
        } else {
            opened(remembered.get().note(), report).ifPresent(before -> compare(source, now, before, report));
        }
    }

    private TrustPolicy with(List<VerifierKey> followed) {
        var logs = Stream.concat(given.logs().stream(), followed.stream()).distinct().toList();
        return new TrustPolicy(logs, given.witnesses(), given.quorum());
    }

    /** What was remembered. */
    private record Before(SignedNote note, Checkpoint checkpoint) {}

    private java.util.Optional<Before> opened(SignedNote note, Report report) {
        try {
            return java.util.Optional.of(new Before(note, new TrustPolicy(policy.logs(), policy.witnesses(), 0).open(note)));
        } catch (WrongSignature | Malformed unknown) {
            report.add(Level.MALFORMED, "monitor.state-unknown", "file", watch.state().toString(), "detail", String.valueOf(unknown.getMessage()));
            return java.util.Optional.empty();
        }
    }

    private void compare(LogSource source, Trusted.Newest now, Before before, Report report) {
        var older = before.checkpoint;
        var newer = now.checkpoint();
        if (!older.origin().equals(newer.origin())) {
            refuse(report, now, before, "monitor.other-log");
        } else if (newer.size() < older.size()) {
            refuse(report, now, before, "monitor.went-back");
        } else if (newer.size() == older.size() && !newer.root().equals(older.root())) {
            refuse(report, now, before, "monitor.forked");
        } else {
            follow(source, now, before, report);
        }
    }

    /** Both notes are signed, and cannot both be true: they are evidence, whoever shows them. */
    private void refuse(Report report, Trusted.Newest now, Before before, String key) {
        state.keepEvidence(before.note, now.note());
        report.add(Level.UNTRUE, key, "before", before.checkpoint.size(), "now", now.checkpoint().size(), "file", state.evidence().toString(),
                "notes", before.note.format() + "\n" + now.note().format());
    }

    private void follow(LogSource source, Trusted.Newest now, Before before, Report report) {
        long from = before.checkpoint.size();
        var vouched = new VouchedKeys();
        try {
            var tree = new TiledTree(now.checkpoint().size(), now.checkpoint().root(), source);
            if (!tree.rootAt(from).equals(before.checkpoint.root())) {
                refuse(report, now, before, "monitor.rewritten");
                return;
            }
            if (from > 0) {
                report.add(Level.PROVED, from == tree.size() ? "monitor.unchanged" : "monitor.grew", "before", from, "now", tree.size());
            }
            read(tree, from, now.seen(), vouched, report);
        } catch (Inconsistent | Malformed wrong) {
            report.add(Level.UNTRUE, "monitor.tiles-wrong", "detail", String.valueOf(wrong.getMessage()));
        }
        if (report.verdict() == Verdict.PROVED) {
            var fresh = vouched.fresh(source, now.checkpoint().origin(), policy, report); // when they cannot be fetched nothing is remembered, and all is read again
            fresh.forEach(key -> report.add(Level.NOTE, "monitor.follows-key", "key", key, "file", watch.state().toString()));
            var followed = Stream.concat(policy.logs().stream().filter(key -> !given.logs().contains(key)), fresh.stream()).toList();
            state.write(new MonitorState.Remembered(followed, now.note()));
        }
    }

    /** What is new, and the first time all that there is when matters are watched. */
    private void read(TiledTree tree, long since, List<TrustPolicy.Seen> seen, VouchedKeys vouched, Report report) {
        var tallies = new Tallies(report);
        boolean whole = cases.watches() && !readCases;
        long from = whole ? 0 : since;
        if (whole) {
            cases.forget();
            times = new Times();
        }
        for (long tile = Math.max(0, from - 1) / TilePath.FULL; tile * TilePath.FULL < tree.size() && from < tree.size(); tile++) {
            long index = tile * TilePath.FULL;
            for (var entry : tree.entries(tile)) {
                var line = index >= since ? tallies.take(index, entry) : Line.of(entry);
                if (index < since) {
                    times.knows(index, line); // at least those before it in the tile, after a start
                } else {
                    times.hear(index, line, seen, report);
                }
                if (index >= from) {
                    cases.hear(index, line, report);
                    vouched.hear(index, line);
                }
                index++;
            }
        }
        readCases = true;
        times.tell(report);
        tallies.tell();
    }
}
