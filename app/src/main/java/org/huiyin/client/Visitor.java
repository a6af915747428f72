package org.huiyin.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone at the server's doors: keeps cookies, repeats the CSRF token, gives each command a key of its own. */
final class Visitor {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int STEP_SECONDS = 30;
    private static final Clock TIME = Clock.systemUTC();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept-Language", "en"));

    Visitor(URI server) {
        this.server = server;
    }

    /** Sends this header with everything from now on. */
    Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Signs in; a second factor's code is the one of now, and of the next half minute when that was used already. */
    Visitor signIn(Account account) {
        get("/api/session");
        try {
            post("/api/session", credentials(account, account.code(TIME.instant())));
        } catch (Refused no) {
            if (account.secret() == null || !no.code().equals("account.code-wrong")) {
                throw no;
            }
            post("/api/session", credentials(account, account.code(TIME.instant().plusSeconds(STEP_SECONDS))));
        }
        return this;
    }

    private static Map<String, Object> credentials(Account account, @Nullable String code) {
        var body = new LinkedHashMap<String, Object>(Map.of("account", account.name(), "password", account.password()));
        if (code != null) {
            body.put("code", code);
        }
        return body;
    }

    JsonNode get(String path) {
        return JSON.readTree(bytes(path));
    }

    byte[] bytes(String path) {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    JsonNode post(String path, Object body) {
        return JSON.readTree(send("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)), "application/json"));
    }

    /** A file as the whole body. */
    JsonNode post(String path, Path file) throws IOException {
        return JSON.readTree(send("POST", path, BodyPublishers.ofFile(file), "application/octet-stream"));
    }

    private byte[] send(String method, String path, BodyPublisher body, @Nullable String type) {
        var request = HttpRequest.newBuilder(server.resolve(path)).method(method, body);
        headers.forEach(request::setHeader);
        if (type != null) {
            request.setHeader("Content-Type", type);
        }
        if (!method.equals("GET")) {
            request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
            request.setHeader("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
        }
        if (!cookies.isEmpty()) {
            request.setHeader("Cookie", cookies.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("; ")));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            if (answer.statusCode() >= 300) {
                throw problem(method + " " + path, answer.statusCode(), answer.body());
            }
            return answer.body();
        } catch (ConnectException nobody) {
            throw new Refused("No server answers at " + server + ". Start one with ./huiyin run, or name it with --url.");
        } catch (IOException broken) {
            throw new Refused("The connection to " + server + " broke: " + broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("Stopped.");
        }
    }

    private static Refused problem(String asked, int status, byte[] body) {
        try {
            var problem = JSON.readTree(body);
            var words = problem.path("title").asString("") + (problem.hasNonNull("detail") ? ". " + problem.get("detail").asString() : "");
            return new Refused(problem.path("code").asString(""), asked + ": " + status + " " + words);
        } catch (RuntimeException noProblem) {
            return new Refused("", asked + ": " + status + " " + new String(body, StandardCharsets.UTF_8).lines().findFirst().orElse(""));
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
