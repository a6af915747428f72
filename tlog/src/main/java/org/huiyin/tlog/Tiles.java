package org.huiyin.tlog;

import java.util.Optional;

/** Where the tiles of a log are read: a folder, a bucket, an address. Whoever reads it need not trust it. */
@FunctionalInterface
public interface Tiles {
    /** The bytes of that tile; empty when it is not there. */
    Optional<byte[]> read(TilePath tile);
}
