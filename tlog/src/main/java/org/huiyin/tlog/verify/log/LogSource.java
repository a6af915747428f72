package org.huiyin.tlog.verify.log;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huiyin.tlog.Entries;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.Tiles;

/** Where a log is published: an address or a folder. */
public interface LogSource extends Tiles {
    /** Bytes of the longest checkpoint that is read. */
    int LONGEST_CHECKPOINT = 1 << 20;
    /** Bytes of the longest list of keys that is read. */
    int LONGEST_KEYS = 1 << 16;

    /** The bytes of the newest checkpoint. */
    byte[] checkpoint();

    /** The keys it says it signs with, a line each; empty when it names none. */
    Optional<byte[]> keys();

    /** The longest that this tile can be. */
    static int longest(TilePath tile) {
        return tile.level() == TilePath.ENTRIES ? TilePath.FULL * (2 + Entries.LONGEST) : TilePath.FULL * Hash.SIZE;
    }

    /** Reads an address when it begins like one, otherwise a folder. */
    static LogSource of(String where, Pause pause) {
        if (where.startsWith("http://") || where.startsWith("https://")) {
            return new HttpLog(address(where), pause);
        }
        if (!Files.isDirectory(Path.of(where))) {
            throw new Malformed(where + " is neither an address (http:// or https://) nor a folder");
        }
        return new FolderLog(Path.of(where));
    }

    private static URI address(String where) {
        try {
            var address = URI.create(where.replaceAll("/+$", "") + "/");
            if (address.getHost() != null && address.getQuery() == null && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            // told below
        }
        throw new Malformed(where + " is not an address");
    }

    /** The same log, each tile remembered for a moment: what was just led back to the root is compared once more. */
    static Tiles remembering(Tiles tiles, int most) {
        var last = new java.util.LinkedHashMap<TilePath, Optional<byte[]>>() {
            @Override
            protected boolean removeEldestEntry(java.util.Map.Entry<TilePath, Optional<byte[]>> eldest) {
                return size() > most;
            }
        };
        return tile -> {
            var known = last.get(tile);
            if (known == null) {
                known = tiles.read(tile);
                last.put(tile, known);
            }
            return known;
        };
    }
}
