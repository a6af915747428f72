package org.huiyin.transparency.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.Tiles;
import org.springframework.stereotype.Component;

/** The log's tiles for whoever proves: full ones never change, so the last few hundred stay in memory. */
@Component
public class LogTiles implements Tiles {
    private static final int KEPT = 256;
    private final PublicFiles files;
    private final Map<TilePath, byte[]> kept = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
            return size() > KEPT;
        }
    });

    LogTiles(PublicFiles files) {
        this.files = files;
    }

    @Override
    public Optional<byte[]> read(TilePath tile) {
        var known = kept.get(tile);
        if (known != null) {
            return Optional.of(known);
        }
        var bytes = files.read(tile.path());
        if (tile.isFull()) {
            bytes.ifPresent(full -> kept.put(tile, full));
        }
        return bytes;
    }
}
