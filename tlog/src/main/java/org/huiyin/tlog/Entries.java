package org.huiyin.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Tiles of entries: each entry after its length, an unsigned number of two bytes, most significant first (C2SP tlog-tiles). */
public final class Entries {
    /** Bytes of the longest entry. */
    public static final int LONGEST = 65_535;

    private Entries() {}

    public static byte[] pack(List<byte[]> entries) {
        int length = 0;
        for (var entry : entries) {
            if (entry.length > LONGEST) {
                throw new Malformed("an entry of " + entry.length + " bytes is too long for a log");
            }
            length += 2 + entry.length;
        }
        var packed = ByteBuffer.allocate(length);
        entries.forEach(entry -> packed.putShort((short) entry.length).put(entry));
        return packed.array();
    }

    /** The entries of a tile, as many as are asked for; a tile that holds fewer, or bytes beyond what it says, is refused. */
    public static List<byte[]> unpack(byte[] tile, int width) {
        var rest = ByteBuffer.wrap(tile);
        var entries = new ArrayList<byte[]>(width);
        while (rest.hasRemaining()) {
            if (rest.remaining() < 2) {
                throw new Malformed("a tile of entries ends in the middle of a length");
            }
            int length = Short.toUnsignedInt(rest.getShort());
            if (length > rest.remaining()) {
                throw new Malformed("a tile of entries ends in the middle of an entry");
            }
            var entry = new byte[length];
            rest.get(entry);
            entries.add(entry);
        }
        if (entries.size() != width && entries.size() != TilePath.FULL || entries.size() < width) {
            throw new Malformed("a tile of entries holds " + entries.size() + " entries instead of " + width);
        }
        return List.copyOf(entries.subList(0, width));
    }
}
