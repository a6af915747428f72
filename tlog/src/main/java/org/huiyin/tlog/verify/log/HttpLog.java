package org.huiyin.tlog.verify.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;

/** A log at an address. A server that is busy or gone is asked again, a few times. */
final class HttpLog implements LogSource {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int WHOLE_SECONDS = 60;
    private static final int TRIES = 4;
    private static final int SLACK = 1024;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final URI address;
    private final Pause pause;

    /** @param address ends with a slash */
    HttpLog(URI address, Pause pause) {
        this.address = address;
        this.pause = pause;
    }

    @Override
    public byte[] checkpoint() {
        return get("checkpoint", LONGEST_CHECKPOINT).orElseThrow(() -> new Unreachable(address + "checkpoint is not there"));
    }

    @Override
    public Optional<byte[]> keys() {
        return get("key", LONGEST_KEYS);
    }

    @Override
    public Optional<byte[]> read(TilePath tile) {
        return get(tile.path(), LogSource.longest(tile));
    }

    private Optional<byte[]> get(String path, int longest) {
        var uri = address.resolve(path);
        var wait = Duration.ofSeconds(1);
        for (int left = TRIES; ; left--) {
            var why = "";
            try {
                var response = send(uri, longest);
                int status = response.statusCode();
                if (status == OK) {
                    return Optional.of(decoded(response, path, longest));
                }
                if (status == NOT_FOUND || status == GONE) {
                    return Optional.empty();
                }
                why = "the server answers " + status;
                if (status < SERVER_ERROR && status != TOO_MANY) {
                    throw new Unreachable(uri + ": " + why);
                }
            } catch (IOException failed) {
                why = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            }
            if (left == 1) {
                throw new Unreachable(uri + ": " + why);
            }
            rest(wait);
            wait = wait.multipliedBy(2);
        }
    }

    private HttpResponse<byte[]> send(URI uri, int longest) throws IOException {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(WHOLE_SECONDS)).header("Accept-Encoding", "gzip").GET().build();
        int packed = longest + longest / 64 + SLACK; // hashes do not get shorter when they are packed
        var answer = client.sendAsync(request, info -> new LimitedBody(packed));
        try {
            return answer.get(WHOLE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof LimitedBody.TooLong) {
                throw new Malformed(uri + " is longer than it can be");
            }
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException("no answer within " + WHOLE_SECONDS + " seconds", slow);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            throw interrupted();
        }
    }

    private static byte[] decoded(HttpResponse<byte[]> response, String path, int longest) throws IOException {
        var encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (encoding.equals("identity")) {
            return limited(response.body(), path, longest);
        }
        if (!encoding.equals("gzip")) {
            throw new Malformed(path + " comes in the encoding " + encoding + ", which was not asked for");
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return limited(in.readNBytes(longest + 1), path, longest);
        } catch (java.util.zip.ZipException | java.io.EOFException broken) {
            throw new Malformed(path + " is not the gzip it says it is");
        }
    }

    private static byte[] limited(byte[] bytes, String path, int longest) {
        if (bytes.length > longest) {
            throw new Malformed(path + " is longer than it can be");
        }
        return bytes;
    }

    private void rest(Duration time) {
        try {
            pause.pause(time);
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    private static Unreachable interrupted() {
        Thread.currentThread().interrupt();
        return new Unreachable("interrupted");
    }
}
