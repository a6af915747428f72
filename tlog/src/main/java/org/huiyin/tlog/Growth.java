package org.huiyin.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Entries being added to a log, and the tiles to be written for it: each full one as soon as it is, and at the end the partial ones
 * that a checkpoint of this size needs. Holds at most one tile of each level and one of entries, however long the log is.
 */
public final class Growth {
    private final Edge edge;
    private final List<byte[]> entries;
    private final BiConsumer<TilePath, byte[]> write;
    private final long begun;

    /**
     * Goes on where the tree ends.
     *
     * @param edge of the tree so far; it is not changed
     * @param last the entries of its last, partial tile of entries
     * @param write takes each tile to be written
     */
    public Growth(Edge edge, List<byte[]> last, BiConsumer<TilePath, byte[]> write) {
        if (last.size() != edge.size() % TilePath.FULL) {
            throw new Inconsistent("the last tile of entries holds " + last.size() + " entries, the tree " + edge.size());
        }
        this.edge = edge.copy();
        this.entries = new ArrayList<>(last);
        this.write = write;
        this.begun = edge.size();
    }

    public void add(byte[] entry) {
        entries.add(entry.clone());
        edge.add(Hash.leaf(entry), (level, number, hashes) -> write.accept(new TilePath(level, number, TilePath.FULL), bytes(hashes)));
        if (entries.size() == TilePath.FULL) {
            write.accept(new TilePath(TilePath.ENTRIES, (edge.size() >> 8) - 1, TilePath.FULL), Entries.pack(entries));
            entries.clear();
        }
    }

    /** Writes the partial tiles that changed, and answers the edge and what lies in the last tile of entries. */
    public Edge finish() {
        for (int level = 0; level < edge.height(); level++) {
            var hashes = edge.level(level);
            if (!hashes.isEmpty() && edge.size() >> 8 * level != begun >> 8 * level) {
                write.accept(new TilePath(level, edge.size() >> 8 * (level + 1), hashes.size()), bytes(hashes));
            }
        }
        if (!entries.isEmpty() && edge.size() != begun) {
            write.accept(new TilePath(TilePath.ENTRIES, edge.size() >> 8, entries.size()), Entries.pack(entries));
        }
        return edge.copy();
    }

    /** What lies in the last, partial tile of entries. */
    public List<byte[]> last() {
        return List.copyOf(entries);
    }

    private static byte[] bytes(List<Hash> hashes) {
        var bytes = new byte[hashes.size() * Hash.SIZE];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * Hash.SIZE);
        }
        return bytes;
    }
}
