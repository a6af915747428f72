package org.huiyin.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection kept open, with the session of a clerk, so that little of what is measured is the client's own: it runs on the
 * server's cores.
 */
final class Caller implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final int AT_ONCE = 16_384;
    private static final long IDLE = 5_000_000_000L;
    private final int port;
    private final Map<String, String> cookies;
    private final byte[] buffer = new byte[AT_ONCE];
    private Socket socket;
    private InputStream in;
    private boolean open = true;
    private long used = System.nanoTime();

    /** Takes each piece of an answer's body as it comes. */
    @FunctionalInterface
    interface Taking {
        void take(byte[] piece, int length);
    }

    Caller(int port, Clerk clerk) throws IOException {
        this.port = port;
        cookies = new HashMap<>(clerk.cookies());
        socket = connected();
        in = new BufferedInputStream(socket.getInputStream(), AT_ONCE);
    }

    private Socket connected() throws IOException {
        var connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        return connected;
    }

    /** The server closes a connection after some requests, saying so, and one that was idle, without a word. */
    private void refresh() throws IOException {
        if (!open || System.nanoTime() - used > IDLE) {
            socket.close();
            socket = connected();
            in = new BufferedInputStream(socket.getInputStream(), AT_ONCE);
            open = true;
        }
    }

    /** A step under a key of its own; anything but success is a fault of the measure. */
    JsonNode command(String path, Map<String, Object> body) throws IOException {
        var text = new ByteArrayOutputStream();
        send("POST", path, JSON.writeValueAsBytes(body));
        answer(path, (piece, length) -> text.write(piece, 0, length));
        return JSON.readTree(text.toByteArray());
    }

    /** Reads it to its end. */
    void read(String path, Taking taking) throws IOException {
        send("GET", path, null);
        answer(path, taking);
    }

    private void send(String method, String path, byte @Nullable [] body) throws IOException {
        refresh();
        var head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        head.append("Cookie: ").append(cookies.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("; ")));
        if (body != null) {
            head.append("\r\nX-XSRF-TOKEN: ").append(cookies.get("XSRF-TOKEN")).append("\r\nIdempotency-Key: ").append(UUID.randomUUID())
                    .append("\r\nContent-Type: application/json\r\nContent-Length: ").append(body.length);
        }
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        if (body != null) {
            request.writeBytes(body);
        }
        socket.getOutputStream().write(request.toByteArray());
    }

    private void answer(String path, Taking taking) throws IOException {
        var status = line();
        long length = 0;
        boolean chunked = false;
        for (var head = line(); !head.isEmpty(); head = line()) {
            var lower = head.toLowerCase(java.util.Locale.ROOT);
            chunked |= lower.equals(CHUNKED);
            open &= !lower.equals("connection: close");
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(head.substring(LENGTH.length()).strip());
            } else if (lower.startsWith("set-cookie:")) {
                var pair = head.substring("set-cookie:".length()).strip().split(";")[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
        }
        if (!chunked) {
            take(length, taking);
        } else {
            for (length = chunk(); length > 0; length = chunk()) {
                take(length, taking);
                line();
            }
            line();
        }
        used = System.nanoTime();
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(path + " was answered " + status);
        }
    }

    private long chunk() throws IOException {
        return Long.parseLong(line().split(";")[0].strip(), 16);
    }

    private void take(long length, Taking taking) throws IOException {
        for (long left = length; left > 0;) {
            int got = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (got < 0) {
                throw new EOFException("the server closed in the middle of an answer");
            }
            taking.take(buffer, got);
            left -= got;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (sign != '\r') {
                line.append((char) sign);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
