package org.huiyin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone at a browser: keeps cookies, repeats the CSRF token, reads JSON. */
public final class Browser {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger STRANGERS = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What came back. */
    public record Answer(int status, HttpResponse<byte[]> raw) {
        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** The code of the problem; empty for any other answer. */
        public String code() {
            return header("Content-Type").startsWith("application/problem+json") ? json().path("code").asString("") : "";
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    private final String root;
    private HttpClient http = HTTP;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Browser(int port) {
        this.root = "http://127.0.0.1:" + port;
    }

    /** A browser that has asked who it is, and so holds a CSRF token. */
    public static Browser opened(int port) {
        var browser = new Browser(port);
        browser.get("/api/session");
        return browser;
    }

    /** From an address that nobody came from before, so that no door has counted it. */
    public static Browser stranger(int port) {
        var browser = new Browser(port);
        int number = STRANGERS.incrementAndGet();
        browser.http = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.9." + number / 250 + "." + (1 + number % 250))).build();
        browser.get("/api/session");
        return browser;
    }

    /** Another tab of the same, from the same address. */
    public Browser again() {
        var browser = new Browser(Integer.parseInt(root.substring(root.lastIndexOf(':') + 1)));
        browser.http = http;
        browser.cookies.putAll(cookies);
        return browser;
    }

    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    public Browser cookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public Browser forget(String name) {
        cookies.remove(name);
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), null);
    }

    public Answer post(String path, Object body) {
        return json("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return json("PUT", path, body);
    }

    /** The body is written as JSON, or sent as it is when it is a string. */
    public Answer json(String method, String path, Object body) {
        var text = body instanceof String string ? string : JSON.writeValueAsString(body);
        return send(method, path, BodyPublishers.ofString(text), "application/json");
    }

    /** A form with one file. */
    public Answer upload(String path, String name, byte[] file) {
        var boundary = "----a-boundary-no-file-contains";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head), BodyPublishers.ofByteArray(file), BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send("POST", path, body, "multipart/form-data; boundary=" + boundary);
    }

    /** A file as the pages send it: what it is called from then on, and the answer to its last piece. */
    public record Uploaded(String id, Answer last) {}

    /** By tus, in one piece. */
    public Uploaded inPieces(String name, byte[] file) {
        var begun = again().with("Tus-Resumable", "1.0.0").with("Upload-Length", Integer.toString(file.length))
                .with("Upload-Metadata", "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)))
                .send("POST", "/api/uploads", BodyPublishers.noBody(), null);
        if (begun.status() != 201) {
            return new Uploaded("", begun);
        }
        var id = begun.json().get("id").asString();
        return new Uploaded(id, again().with("Tus-Resumable", "1.0.0").with("Upload-Offset", "0")
                .send("PATCH", "/api/uploads/" + id, BodyPublishers.ofByteArray(file), "application/offset+octet-stream"));
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body, @Nullable String type) {
        var request = HttpRequest.newBuilder(URI.create(root + path)).method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        if (!method.equals("GET") && !headers.containsKey("X-XSRF-TOKEN") && cookies.containsKey("XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        headers.forEach(request::header);
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        var pair = cookie.split(";")[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
