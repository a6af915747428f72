package org.huiyin.tlog.verify.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.huiyin.tlog.Edge;
import org.huiyin.tlog.Growth;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.Tiles;

/** Grows the tree anew from its entries, and compares each tile of hashes that comes out with the one that is published. */
final class Regrowth {
    private final Growth growth;
    private long compared;

    Regrowth(Tiles published) {
        growth = new Growth(new Edge(), List.of(), (tile, bytes) -> {
            if (tile.level() != TilePath.ENTRIES) {
                compare(tile, bytes, published.read(tile).or(() -> tile.isFull() ? Optional.empty() : published.read(tile.full())));
            }
        });
    }

    private void compare(TilePath tile, byte[] grown, Optional<byte[]> published) {
        var bytes = published.orElseThrow(() -> new Inconsistent("the log does not give " + tile.path()));
        boolean fits = bytes.length >= grown.length && Arrays.equals(bytes, 0, grown.length, grown, 0, grown.length)
                && (bytes.length == grown.length || bytes.length == TilePath.FULL * Hash.SIZE);
        if (!fits) {
            throw new Inconsistent(tile.path() + " is not what the entries below it come to");
        }
        compared++;
    }

    void add(byte[] entry) {
        growth.add(entry);
    }

    /** The root that the entries come to. */
    Hash root() {
        return growth.finish().root();
    }

    long compared() {
        return compared;
    }
}
