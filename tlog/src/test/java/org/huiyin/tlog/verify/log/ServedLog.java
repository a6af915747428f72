package org.huiyin.tlog.verify.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** A folder served over HTTP, badly where a test wants it. */
final class ServedLog implements AutoCloseable {
    private final HttpServer server;
    private final Path folder;
    volatile String encoding = "";
    volatile byte[] instead;
    volatile int status = 200;
    final ConcurrentHashMap<String, Integer> statuses = new ConcurrentHashMap<>();
    final AtomicInteger failures = new AtomicInteger();
    final ConcurrentHashMap<String, Integer> asked = new ConcurrentHashMap<>();

    ServedLog(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/log/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring("/log/".length());
            asked.merge(path, 1, Integer::sum);
            var file = folder.resolve(path);
            if (failures.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else if (status != 200 || statuses.containsKey(path)) {
                exchange.sendResponseHeaders(statuses.getOrDefault(path, status), -1);
            } else if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, instead == null ? Files.readAllBytes(file) : instead);
            }
        }
    }

    private void send(HttpExchange exchange, byte[] bytes) throws IOException {
        var body = bytes;
        if (!encoding.isEmpty()) {
            exchange.getResponseHeaders().add("Content-Encoding", encoding);
        }
        if (encoding.equals("gzip") && instead == null) {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(bytes);
            }
            body = packed.toByteArray();
        }
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
