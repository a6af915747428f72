package org.huiyin.matters.vault;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huiyin.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Asks the district's virus scanner about a file, by the protocol of ClamAV (clamd, INSTREAM over TCP). What it finds is refused; the
 * file itself is in no log.
 */
@Component
@EnableConfigurationProperties(ScannerSettings.class)
public class Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(Scanner.class);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;
    private static final int RETRY_SECONDS = 60;
    private static final Executor ASKING = Executors.newVirtualThreadPerTaskExecutor();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private final ScannerSettings settings;

    Scanner(ScannerSettings settings) {
        this.settings = settings;
    }

    /** What is known of a file. */
    public enum Scan {
        /** Nobody has looked at it. */
        UNSEEN,
        CLEAN,
        INFECTED,
        /** The scanner looked and could not tell, as of a file that is too large for it. */
        UNJUDGED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Scan of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public boolean configured() {
        return settings.configured();
    }

    /** Before a file is taken in: refuses what is infected, and, where the district wants it so, everything while nobody can look. */
    Scan admit(byte[] bytes) {
        if (!configured()) {
            return Scan.UNSEEN;
        }
        var seen = look(bytes);
        if (seen.isEmpty() && settings.required()) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "attachment.scanner-away", Map.of("retryAfterSeconds", RETRY_SECONDS));
        }
        if (seen.equals(Optional.of(Scan.INFECTED))) {
            throw Refusal.invalid("attachment.infected", "file");
        }
        if (seen.equals(Optional.of(Scan.UNJUDGED)) && settings.required()) {
            throw Refusal.invalid("attachment.not-judged", "file");
        }
        return seen.orElse(Scan.UNSEEN);
    }

    /** Empty when the scanner does not answer, or says neither yes nor no. */
    public Optional<Scan> look(byte[] bytes) {
        try (var line = new Socket()) { // closed when time is over, which ends a write that nobody takes as well
            return CompletableFuture.supplyAsync(() -> verdict(answer(line, bytes)), ASKING)
                    .get(CONNECT.plus(settings.patience()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException away) {
            LOG.warn("the virus scanner does not answer: {}", away.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether it is there at all, whatever it made of a file. */
    boolean answers() {
        try (var line = new Socket()) {
            line.connect(new InetSocketAddress(settings.host(), settings.port()), (int) CONNECT.toMillis());
            line.setSoTimeout((int) CONNECT.toMillis());
            line.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return new String(line.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("PONG");
        } catch (IOException away) {
            return false;
        }
    }

    private String answer(Socket line, byte[] bytes) {
        try {
            line.connect(new InetSocketAddress(settings.host(), settings.port()), (int) CONNECT.toMillis());
            line.setSoTimeout((int) settings.patience().toMillis());
            sent(line, bytes);
            return new String(line.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII).replace("\0", "").strip();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    /** At its limit a scanner says so and hangs up, whatever is still to come. */
    private static void sent(Socket line, byte[] bytes) {
        try {
            send(line, bytes);
        } catch (IOException hungUp) {
            LOG.info("the virus scanner hung up before the end of a file");
        }
    }

    private static void send(Socket line, byte[] bytes) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(line.getOutputStream(), CHUNK));
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        for (int at = 0; at < bytes.length; at += CHUNK) {
            int size = Math.min(CHUNK, bytes.length - at);
            out.writeInt(size);
            out.write(bytes, at, size);
        }
        out.writeInt(0);
        out.flush();
        line.shutdownOutput();
    }

    private static Optional<Scan> verdict(String answer) {
        if (answer.equals("stream: OK")) {
            return Optional.of(Scan.CLEAN);
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            LOG.warn("the virus scanner found {}", answer.replaceAll("[^A-Za-z0-9 .:_-]", "?"));
            return Optional.of(Scan.INFECTED);
        }
        LOG.warn("the virus scanner answered {}", answer.replaceAll("[^A-Za-z0-9 .:_-]", "?"));
        return answer.endsWith(" ERROR") ? Optional.of(Scan.UNJUDGED) : Optional.empty();
    }
}
