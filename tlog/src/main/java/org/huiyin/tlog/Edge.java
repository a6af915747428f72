package org.huiyin.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: of each level the hashes of its last tile, as long as that is not full. From it the root follows, and
 * everything that is added; it never holds more than 255 hashes of a level.
 */
public final class Edge {
    private final List<List<Hash>> levels = new ArrayList<>();
    private long size;

    /** The edge of the tree that holds nothing. */
    public Edge() {}

    /** Reads the last tiles of a tree of that size; whether they are true shows when the root is compared. */
    public static Edge read(long size, Tiles tiles) {
        var edge = new Edge();
        edge.size = size;
        long rest = size;
        for (int level = 0; rest > 0; level++, rest >>= 8) {
            int width = (int) (rest & 255);
            edge.levels.add(width == 0 ? new ArrayList<>() : new ArrayList<>(hashes(new TilePath(level, rest >> 8, width), tiles)));
        }
        return edge;
    }

    /** The hashes of a tile of hashes; a full one serves where the partial one is gone. */
    static List<Hash> hashes(TilePath tile, Tiles tiles) {
        var bytes = tiles.read(tile).or(() -> tile.isFull() ? java.util.Optional.empty() : tiles.read(tile.full()))
                .orElseThrow(() -> new Inconsistent("the log does not give " + tile.path()));
        if (bytes.length != tile.width() * Hash.SIZE && bytes.length != TilePath.FULL * Hash.SIZE) {
            throw new Inconsistent(tile.path() + " has " + bytes.length + " bytes");
        }
        var hashes = new ArrayList<Hash>(tile.width());
        for (int i = 0; i < tile.width(); i++) {
            hashes.add(Hash.of(bytes, i * Hash.SIZE));
        }
        return hashes;
    }

    public long size() {
        return size;
    }

    /** The hashes of the last tile of that level; none when it ends with a full one. */
    public List<Hash> level(int level) {
        return level < levels.size() ? List.copyOf(levels.get(level)) : List.of();
    }

    int height() {
        return levels.size();
    }

    /** The root of the tree (RFC 9162, section 2.1.1). */
    public Hash root() {
        if (size == 0) {
            return Hash.EMPTY;
        }
        Hash root = null;
        for (var level : levels) { // the smaller a subtree, the further right it stands
            int end = level.size();
            for (int width = 1; end > 0; width <<= 1) {
                if ((end & width) != 0) {
                    var subtree = perfect(level.subList(end - width, end));
                    root = root == null ? subtree : Hash.node(subtree, root);
                    end -= width;
                }
            }
        }
        return java.util.Objects.requireNonNull(root);
    }

    /** The hash over a power of two of hashes. */
    static Hash perfect(List<Hash> hashes) {
        var row = hashes;
        while (row.size() > 1) {
            var above = new ArrayList<Hash>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Hash.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }

    /** Adds a leaf; tells each tile that became full by it. */
    void add(Hash leaf, Filled filled) {
        var hash = leaf;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            var tile = levels.get(level);
            tile.add(hash);
            if (tile.size() < TilePath.FULL) {
                break;
            }
            filled.tile(level, size >> 8 * (level + 1), List.copyOf(tile));
            hash = perfect(tile);
            tile.clear();
        }
        size++;
    }

    /** Hears of a full tile. */
    interface Filled {
        void tile(int level, long number, List<Hash> hashes);
    }

    /** The same edge, to be added to apart from this one. */
    public Edge copy() {
        var copy = new Edge();
        copy.size = size;
        levels.forEach(level -> copy.levels.add(new ArrayList<>(level)));
        return copy;
    }
}
