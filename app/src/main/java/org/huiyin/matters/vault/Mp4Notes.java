package org.huiyin.matters.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * What a camera or a recorder notes in an MP4 beside sound and picture, such as where it was. It is overwritten where it stands, as free
 * space of the same size: what says by its distance where sound and picture lie still says so.
 */
final class Mp4Notes {
    private static final Set<String> NOTES = Set.of("udta", "meta", "uuid");
    private static final Set<String> HOLDING = Set.of("moov", "trak", "mdia", "minf", "moof", "traf");
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 8;
    private static final int LONG_HEAD = 16;
    private static final int DEEPEST = 8;

    private Mp4Notes() {}

    static void overwrite(byte[] mp4) {
        overwrite(mp4, 0, mp4.length, DEEPEST);
    }

    /** Boxes one after the other: a size that counts itself, four letters, what is in it. One that is cut off goes to the end. */
    private static void overwrite(byte[] mp4, int from, int until, int deep) {
        int next;
        for (int at = from; until - at >= HEAD; at = next) {
            long size = Integer.toUnsignedLong(ByteBuffer.wrap(mp4).getInt(at));
            int head = HEAD;
            if (size == 1 && until - at >= LONG_HEAD) {
                size = ByteBuffer.wrap(mp4).getLong(at + HEAD);
                head = LONG_HEAD;
            }
            next = size < head || size > until - at ? until : at + (int) size;
            var name = new String(mp4, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (NOTES.contains(name)) {
                System.arraycopy(FREE, 0, mp4, at + 4, FREE.length);
                Arrays.fill(mp4, Math.min(at + head, next), next, (byte) 0);
            } else if (HOLDING.contains(name) && deep > 0) {
                overwrite(mp4, at + head, next, deep - 1);
            }
        }
    }
}
