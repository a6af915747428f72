package org.huiyin.tlog.verify.log;

import java.util.List;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/** {@code log ADDRESS-OR-FOLDER}: reads a log from its first entry to its last, tile by tile, and needs no more memory for a longer one. */
public final class LogCommand {
    /** Events whose numbers are held at once when steps are sought that stand twice: 64 MB. */
    private static final int SHARE = 8 << 20;
    private static final int REMEMBERED = 64;
    private static final int MOST_TOLD = 20;
    private final Trusted trusted;
    private final boolean thorough;
    private final Report report;

    public LogCommand(TrustPolicy policy, boolean thorough, Report report) {
        this.trusted = new Trusted(policy, report);
        this.thorough = thorough;
        this.report = report;
    }

    public void run(LogSource source) {
        trusted.newest(source).ifPresent(newest -> check(newest, source));
    }

    private void check(Trusted.Newest newest, LogSource source) {
        var checkpoint = newest.checkpoint();
        var tiles = LogSource.remembering(source, REMEMBERED);
        TiledTree tree;
        try {
            tree = new TiledTree(checkpoint.size(), checkpoint.root(), tiles);
        } catch (Inconsistent | Malformed wrong) {
            report.add(Level.UNTRUE, "log.edge-wrong", "detail", String.valueOf(wrong.getMessage()));
            return;
        }
        var regrowth = new Regrowth(tiles);
        var vouched = new VouchedKeys();
        long wrong = read(tree, regrowth, newest.seen(), vouched);
        if (wrong == 0) {
            root(checkpoint, regrowth);
            vouched.fresh(source, checkpoint.origin(), trusted.policy(), report);
        } else {
            report.add(Level.NOTE, "log.root-not-grown", "count", wrong);
        }
        if (wrong > 0 && thorough) {
            report.add(Level.NOTE, "log.doubles-not-sought");
        } else if (thorough) {
            new Doubles(tree, report, SHARE).seek();
        } else {
            report.add(Level.NOTE, "log.not-thorough");
        }
    }

    /** Answers how many tiles are not what the root holds. */
    private long read(TiledTree tree, Regrowth regrowth, List<TrustPolicy.Seen> seen, VouchedKeys vouched) {
        var tallies = new Tallies(report);
        var times = new Times();
        long wrong = 0;
        for (long tile = 0; tile * TilePath.FULL < tree.size(); tile++) {
            try {
                long index = tile * TilePath.FULL;
                for (var entry : tree.entries(tile)) {
                    var line = tallies.take(index, entry);
                    times.hear(index, line, seen, report);
                    vouched.hear(index, line);
                    index++;
                    if (wrong == 0) {
                        regrowth.add(entry);
                    }
                }
            } catch (Inconsistent | Malformed untrue) {
                if (++wrong <= MOST_TOLD) {
                    report.add(Level.UNTRUE, "log.tile-wrong", "from", tile * TilePath.FULL, "to", Math.min(tree.size(), (tile + 1) * TilePath.FULL) - 1,
                            "detail", String.valueOf(untrue.getMessage()));
                }
            }
        }
        times.tell(report);
        tallies.tell();
        return wrong;
    }

    private void root(Checkpoint checkpoint, Regrowth regrowth) {
        try {
            if (regrowth.root().equals(checkpoint.root())) {
                report.add(Level.PROVED, "log.proved", "size", checkpoint.size(), "tiles", regrowth.compared());
            } else {
                report.add(Level.UNTRUE, "log.root-wrong", "size", checkpoint.size());
            }
        } catch (Inconsistent | Malformed wrong) {
            report.add(Level.UNTRUE, "log.edge-wrong", "detail", String.valueOf(wrong.getMessage()));
        }
    }
}
