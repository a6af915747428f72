package org.huiyin.tlog.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a witness signs of a checkpoint: that it saw it at that time and that it went on from the one it saw before (C2SP tlog-cosignature). */
public final class Cosignature {
    private Cosignature() {}

    static byte[] message(long at, String checkpoint) {
        return ("cosignature/v1\ntime " + Long.toUnsignedString(at) + "\n" + checkpoint).getBytes(StandardCharsets.UTF_8);
    }

    /** When the witness signed, in seconds since 1970. */
    public static long at(SignedNote.Signature signature) {
        return ByteBuffer.wrap(signature.bytes()).getLong();
    }
}
