package org.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone who works over HTTP and does not give up: a command without an answer is sent again under the same key. */
final class Clerk {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private final String root;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** What came back. */
    record Answer(int status, JsonNode json) {}

    Clerk(int port) {
        root = "http://127.0.0.1:" + port;
    }

    Clerk signedIn(String account, String password) throws InterruptedException {
        send("GET", "/api/session", null, null);
        var answer = send("POST", "/api/session", null, Map.of("account", account, "password", password));
        if (answer.status != 200) {
            throw new IllegalStateException(account + " cannot sign in: " + answer.status);
        }
        return this;
    }

    Clerk stranger() throws InterruptedException {
        send("GET", "/api/session", null, null);
        return this;
    }

    /** Sent until it is answered by something other than a fault. */
    Answer command(String path, UUID key, Object body) throws InterruptedException {
        return send("POST", path, key, body);
    }

    /** What is read at that address. */
    Answer read(String path) throws InterruptedException {
        return send("GET", path, null, null);
    }

    /** What identifies this clerk: the session, and the token against forgery. */
    Map<String, String> cookies() {
        synchronized (cookies) {
            return Map.copyOf(cookies);
        }
    }

    private Answer send(String method, String path, @Nullable UUID key, @Nullable Object body) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer = once(method, path, key, body);
                if (answer.status < 500) {
                    return answer;
                }
            } catch (IOException | tools.jackson.core.JacksonException nobodyThere) {
                // killed while it answered, or not up again yet
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("no answer to " + method + " " + path);
            }
            Thread.sleep(100);
        }
    }

    private Answer once(String method, String path, @Nullable UUID key, @Nullable Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(5))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key.toString());
        }
        synchronized (cookies) {
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
            }
            if (!method.equals("GET") && cookies.containsKey("XSRF-TOKEN")) {
                request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
            }
        }
        var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        synchronized (cookies) {
            for (var cookie : response.headers().allValues("Set-Cookie")) {
                var pair = cookie.split(";")[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
        }
        return new Answer(response.statusCode(), response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body()));
    }
}
