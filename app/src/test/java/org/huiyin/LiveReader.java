package org.huiyin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A desk that listens to {@code /api/live} and keeps what it is told. */
public final class LiveReader implements AutoCloseable {
    /** When the server ended the stream as it should. */
    public static final String ENDED = "ended";
    /** When the connection broke. */
    public static final String BROKEN = "broken";
    private static final int PATIENCE_S = 20;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final InputStream stream;

    /** Returns when the server has said that it tells from now on. */
    public LiveReader(int port, @Nullable String session) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/live")).header("Cookie", "huiyin=" + session).build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            stream = answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
        next("event: begin");
        next("data: {}");
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:") || line.startsWith("data:")) {
                    heard.add(line);
                }
            }
            heard.add(ENDED);
        } catch (IOException broken) {
            heard.add(BROKEN);
        }
    }

    /** The facts of the next change. */
    public String change() {
        next("event: changed");
        return next().substring("data: ".length());
    }

    public String next() {
        try {
            var line = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
            return line == null ? "nothing" : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void next(String expected) {
        var line = next();
        if (!line.equals(expected)) {
            throw new AssertionError("expected " + expected + " and heard " + line);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
