package org.huiyin.matters.vault;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** Bodies of requests as bad networks bring them. */
final class BadNetwork {
    private BadNetwork() {}

    /** A body that breaks off there, as a lost network does, or ends when there is nothing left. */
    static InputStream cutAt(byte[] bytes, int from, int until) {
        var there = new ByteArrayInputStream(bytes, from, until - from);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                int read = there.read(into, at, Math.min(most, 8192));
                if (read < 0 && until < bytes.length) {
                    throw new IOException("the connection was reset");
                }
                return read;
            }
        };
    }

    static InputStream waiting(byte[] bytes, CountDownLatch until) {
        var there = new ByteArrayInputStream(bytes);
        return new InputStream() {
            @Override
            public int read() {
                return there.read();
            }

            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return there.read(into, at, most);
            }
        };
    }

    /** A little at a time; what happens between is told. */
    static InputStream dawdling(byte[] bytes, Runnable between) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                between.run();
                return super.read(into, at, Math.min(most, 30_000));
            }
        };
    }
}
