package org.huiyin.tlog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A log's tiles in memory, to be spoiled at will. */
public final class MemoryTiles implements Tiles {
    public final Map<String, byte[]> files = new HashMap<>();
    public final Set<String> read = new TreeSet<>();

    @Override
    public Optional<byte[]> read(TilePath tile) {
        read.add(tile.path());
        return Optional.ofNullable(files.get(tile.path()));
    }

    public void write(TilePath tile, byte[] bytes) {
        files.put(tile.path(), bytes);
    }

    /** Adds entries to a log that ends with that edge. */
    public Edge grow(Edge edge, List<byte[]> last, Iterable<byte[]> entries) {
        var growth = new Growth(edge, last, this::write);
        entries.forEach(growth::add);
        return growth.finish();
    }
}
