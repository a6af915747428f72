package org.huiyin.transparency.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.transparency.command.LogCheck.Fault;
import org.huiyin.transparency.command.LogCheck.Part;
import org.jspecify.annotations.Nullable;

/** Entries made again, compared in the order of the log, so that a tile is read once for all that stands in it. */
final class Gathered {
    private static final int AT_ONCE = 50_000;
    private final TiledTree tree;
    private final Sealer sealer;
    private final List<Expected> some = new ArrayList<>();

    /** What is compared. */
    record What(MatterId matter, Part part, @Nullable Integer revision) {}

    /** What must stand at that index. */
    private record Expected(long index, What what, Remade entry) {}

    /** Hears of what does not fit. */
    interface Faults {
        void found(Fault fault, What what, @Nullable Long index);
    }

    Gathered(TiledTree tree, Sealer sealer) {
        this.tree = tree;
        this.sealer = sealer;
    }

    void add(long index, What what, Remade entry) {
        some.add(new Expected(index, what, entry));
    }

    boolean isEnough() {
        return some.size() >= AT_ONCE;
    }

    void compare(Faults faults) {
        some.sort(Comparator.comparingLong(Expected::index));
        for (int from = 0, to = 0; from < some.size(); from = to) {
            long tile = some.get(from).index() / TilePath.FULL;
            while (to < some.size() && some.get(to).index() / TilePath.FULL == tile) {
                to++;
            }
            compare(tile, some.subList(from, to), faults);
        }
        some.clear();
    }

    /** When something of the tile does not lead to the root, what else is in it is looked at entry by entry. */
    private void compare(long tile, List<Expected> of, Faults faults) {
        Optional<List<byte[]>> whole;
        try {
            whole = Optional.of(tree.entries(tile));
        } catch (Inconsistent | Malformed spoilt) {
            whole = Optional.empty();
        }
        for (var one : of) {
            try {
                var leaf = whole.isPresent() ? whole.get().get((int) (one.index() % TilePath.FULL)) : tree.entry(one.index());
                if (!one.entry().isWrittenAs(leaf, sealer)) {
                    faults.found(Fault.CHANGED, one.what(), one.index());
                }
            } catch (Inconsistent | Malformed gone) {
                faults.found(Fault.TILES, one.what(), one.index());
            }
        }
    }
}
