package org.huiyin.backup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.huiyin.backup.store.Snapshot.LogHead;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Edge;
import org.huiyin.tlog.Entries;
import org.huiyin.tlog.Growth;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;

/**
 * The public log in a backup: the tiles of its entries alone, kept by their sums like other files, so that backups share them. All other
 * tiles are grown again from these and must lead to the root that was signed.
 */
final class LogCopy {
    private static final int AT_ONCE = 1000;

    private LogCopy() {}

    /**
     * What a backup says of the log.
     *
     * @param root in Base64
     * @param note the checkpoint of that size with its signatures
     * @param tiles of entries, each by its sum, in order
     */
    record Held(long size, String root, String note, List<String> tiles) {}

    /** The tiles of entries by their sums, in the order of the log; empty when one is missing or cannot be read. */
    static Optional<Map<String, TilePath>> tiles(LogHead head, PublicFiles log) {
        var tiles = new LinkedHashMap<String, TilePath>();
        for (long number = 0; number * TilePath.FULL < head.size(); number++) {
            var tile = new TilePath(TilePath.ENTRIES, number, (int) Math.min(TilePath.FULL, head.size() - number * TilePath.FULL));
            var bytes = read(tile, log);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            tiles.put(FileStore.address(bytes.get()), tile);
        }
        return Optional.of(tiles);
    }

    /** A partial tile that went when its full form came is the beginning of that. */
    static Optional<byte[]> read(TilePath tile, PublicFiles log) {
        return log.read(tile.path()).or(() -> tile.isFull() ? Optional.empty()
                : log.read(tile.full().path()).map(full -> Entries.pack(Entries.unpack(full, tile.width()))));
    }

    /** Grows every tile again; tells whether they lead to the signed root. */
    static boolean grow(Held held, Function<String, byte[]> entries, BiConsumer<TilePath, byte[]> tile) {
        return leads(held, held.size(), held.root(), entries, tile);
    }

    /** Whether its first entries lead to that root. */
    private static boolean leads(Held held, long size, String root, Function<String, byte[]> entries, BiConsumer<TilePath, byte[]> tile) {
        var growth = new Growth(new Edge(), List.of(), tile);
        long next = 0;
        try {
            for (var name : held.tiles()) {
                int width = (int) Math.min(TilePath.FULL, held.size() - next);
                Entries.unpack(entries.apply(name), width).stream().limit(Math.max(0, size - next)).forEach(growth::add);
                next += width;
            }
            return next == held.size() && growth.finish().root().base64().equals(root);
        } catch (Inconsistent | Malformed damaged) {
            return false;
        }
    }

    /** Puts the log where it is read, unless one is published there that is not its beginning: that one is newer or another's, and is never written over. */
    static boolean restore(Held held, Function<String, byte[]> entries, PublicFiles log) {
        if (!log.read(Checkpoint.PATH).map(published -> begins(published, held, entries)).orElse(true)) {
            return false;
        }
        var written = new LinkedHashMap<String, byte[]>();
        grow(held, entries, (tile, bytes) -> {
            written.put(tile.path(), bytes);
            if (written.size() == AT_ONCE) {
                log.write(written);
                written.clear();
            }
        });
        log.write(written);
        log.write(Map.of(Checkpoint.PATH, held.note().getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    private static boolean begins(byte[] published, Held held, Function<String, byte[]> entries) {
        try {
            var before = Checkpoint.parse(SignedNote.parse(published).text());
            return before.size() <= held.size() && leads(held, before.size(), before.root().base64(), entries, (_, _) -> {});
        } catch (Malformed none) {
            return false;
        }
    }

    static Held held(LogHead head, Map<String, TilePath> tiles) {
        return new Held(head.size(), head.root(), head.note(), new ArrayList<>(tiles.keySet()));
    }
}
