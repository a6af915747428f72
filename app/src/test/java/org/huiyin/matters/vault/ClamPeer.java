package org.huiyin.matters.vault;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Speaks clamd's INSTREAM: takes the chunks, and answers what the test wants it to. */
final class ClamPeer implements AutoCloseable {
    /** What it calls a virus. */
    static final String MARK = "VIRUS-FOR-TESTS";
    private final ServerSocket door;
    private final Thread opened;
    /** What came in, file by file. */
    final List<byte[]> seen = new CopyOnWriteArrayList<>();
    volatile boolean away;
    volatile int most = Integer.MAX_VALUE;
    volatile Function<byte[], String> answers = bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(MARK) ? "stream: Test.Virus FOUND" : "stream: OK";

    ClamPeer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        opened = Thread.ofPlatform().daemon().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    private void open() {
        try {
            while (true) {
                var line = door.accept();
                Thread.ofVirtual().start(() -> answer(line));
            }
        } catch (SocketException closed) {
            // the test is over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Socket line) {
        try (line) {
            if (away) {
                return;
            }
            var in = new DataInputStream(line.getInputStream());
            var asked = new String(in.readNBytes(6), StandardCharsets.US_ASCII);
            if (asked.equals("zPING\0")) {
                line.getOutputStream().write("PONG\0".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            if (!(asked + new String(in.readNBytes(4), StandardCharsets.US_ASCII)).equals("zINSTREAM\0")) {
                line.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            var all = new ByteArrayOutputStream();
            for (int size = in.readInt(); size > 0; size = in.readInt()) {
                if (all.size() + size > most) { // as clamd does: it answers and hangs up, whatever is still to come
                    line.getOutputStream().write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
                    return;
                }
                all.write(in.readNBytes(size));
            }
            seen.add(all.toByteArray());
            var said = answers.apply(all.toByteArray());
            line.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException hungUp) {
            // the one who asked gave up
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            opened.join(); // until then a last caller might be let in
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
