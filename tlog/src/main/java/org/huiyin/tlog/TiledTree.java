package org.huiyin.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of known size and root, read from tiles that nobody need trust: every tile is led back to the root before a hash of it is
 * used, also when another tile was led back through the same one. Keeps what a few proofs need, and no more.
 */
public final class TiledTree {
    private static final int KEPT = 512;
    private final long size;
    private final Tiles tiles;
    private final Edge edge;
    private final Map<TilePath, List<Hash>> led = new HashMap<>();

    public TiledTree(long size, Hash root, Tiles tiles) {
        this.size = size;
        this.tiles = tiles;
        this.edge = Edge.read(size, tiles);
        if (!edge.root().equals(root)) {
            throw new Inconsistent("the last tiles of the log do not lead to the root of its " + size + " entries");
        }
    }

    public long size() {
        return size;
    }

    public Edge edge() {
        return edge.copy();
    }

    /** The hash of the leaf at that place. */
    public Hash leaf(long index) {
        if (index < 0 || index >= size) {
            throw new Malformed("there is no entry " + index + " in a log of " + size);
        }
        return complete(0, index);
    }

    /** The entries of the tile that holds that one, each led back to the root. */
    public List<byte[]> entries(long tile) {
        var entries = unpacked(tile);
        for (int i = 0; i < entries.size(); i++) {
            if (!Hash.leaf(entries.get(i)).equals(leaf(tile * TilePath.FULL + i))) {
                throw new Inconsistent("entry " + (tile * TilePath.FULL + i) + " is not the one that the log's root holds");
            }
        }
        return entries;
    }

    /** That entry, led back to the root; of the others in its tile nothing is said. */
    public byte[] entry(long index) {
        var hash = leaf(index);
        var entry = unpacked(index >> 8).get((int) (index & 255));
        if (!Hash.leaf(entry).equals(hash)) {
            throw new Inconsistent("entry " + index + " is not the one that the log's root holds");
        }
        return entry;
    }

    private List<byte[]> unpacked(long tile) {
        int width = (int) Math.min(TilePath.FULL, size - tile * TilePath.FULL);
        var path = new TilePath(TilePath.ENTRIES, tile, width);
        var bytes = tiles.read(path).or(() -> path.isFull() ? java.util.Optional.empty() : tiles.read(path.full()))
                .orElseThrow(() -> new Inconsistent("the log does not give " + path.path()));
        return Entries.unpack(bytes, width);
    }

    /** The hashes from a leaf to the root (RFC 9162, section 2.1.3.1). */
    public List<Hash> inclusion(long index) {
        return inclusion(index, size);
    }

    /** The hashes from a leaf to the root that this tree had when it held {@code older} leaves; its tiles of then may be gone. */
    public List<Hash> inclusion(long index, long older) {
        if (index < 0 || index >= older || older > size) {
            throw new Malformed("there is no entry " + index + " in a log of " + older + ", or it never had that size");
        }
        var proof = new ArrayList<Hash>();
        path(index, 0, older, proof);
        return proof;
    }

    private void path(long index, long from, long to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(hash(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(hash(from, middle));
        }
    }

    /** That this tree begins with the one of {@code older} leaves (RFC 9162, section 2.1.4.1). */
    public List<Hash> consistency(long older) {
        if (older < 0 || older > size) {
            throw new Malformed("a log of " + size + " entries never had " + older);
        }
        var proof = new ArrayList<Hash>();
        if (older > 0 && older < size) {
            since(older, 0, size, true, proof);
        }
        return proof;
    }

    private void since(long older, long from, long to, boolean known, List<Hash> proof) {
        if (older == to) {
            if (!known) {
                proof.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            since(older, from, middle, known, proof);
            proof.add(hash(middle, to));
        } else {
            since(older, middle, to, false, proof);
            proof.add(hash(from, middle));
        }
    }

    /** The root this tree had when it held so many leaves. */
    public Hash rootAt(long older) {
        if (older < 0 || older > size) {
            throw new Malformed("a log of " + size + " entries never had " + older);
        }
        return older == 0 ? Hash.EMPTY : hash(0, older);
    }

    /** The largest power of two below that width. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    /** The hash over the leaves of a range that begins where a subtree of its width may begin. */
    private Hash hash(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1 && from % width == 0) {
            int height = Long.numberOfTrailingZeros(width);
            return complete(height, from >> height);
        }
        long middle = from + split(width);
        return Hash.node(hash(from, middle), hash(middle, to));
    }

    /** The hash of a full subtree of that height, the {@code number}th of its kind. */
    private Hash complete(int height, long number) {
        int level = height / 8;
        int below = height % 8;
        long first = number << below; // of the hashes of that level
        var tile = tile(level, first >> 8);
        int at = (int) (first & 255);
        return Edge.perfect(tile.subList(at, at + (1 << below)));
    }

    /** The hashes of a tile, led back to the root: the right edge by the root itself, any other by its place in the tile above. */
    private List<Hash> tile(int level, long number) {
        if (number == size >> 8 * (level + 1)) {
            return edge.level(level);
        }
        var path = new TilePath(level, number, TilePath.FULL);
        var known = led.get(path);
        if (known != null) {
            return known;
        }
        var hashes = Edge.hashes(path, tiles);
        var above = tile(level + 1, number >> 8);
        if (!Edge.perfect(hashes).equals(above.get((int) (number & 255)))) {
            throw new Inconsistent(path.path() + " does not lead to the root of the log's " + size + " entries");
        }
        if (led.size() >= KEPT) {
            led.clear();
        }
        led.put(path, hashes);
        return hashes;
    }
}
