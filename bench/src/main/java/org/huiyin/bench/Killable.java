package org.huiyin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of ours that is started, killed without warning, and started again. */
final class Killable {
    private static final long PATIENCE_SECONDS = 300;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final String up;
    private Process process;
    private CompletableFuture<Boolean> said = new CompletableFuture<>();

    /**
     * @param up what stands in the line by which it says that it is up
     */
    Killable(List<String> command, Map<String, String> environment, Path log, String up) {
        this.command = new ArrayList<>(command);
        this.environment = environment;
        this.log = log;
        this.up = up;
        process = begin();
    }

    void start() {
        process = begin();
    }

    private Process begin() {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var begun = builder.start();
            var heard = new CompletableFuture<Boolean>();
            said = heard;
            Thread.ofVirtual().start(() -> listen(begun, heard));
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what it says, and notices the line that says it is up; the end of its words is the end of the wait. */
    private void listen(Process begun, CompletableFuture<Boolean> heard) {
        try (var lines = begun.inputReader(StandardCharsets.UTF_8);
                var kept = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.write(line);
                kept.newLine();
                kept.flush();
                if (line.contains(up)) {
                    heard.complete(true);
                }
            }
        } catch (IOException killed) {
            // what it was saying is lost with it
        } finally {
            heard.complete(false);
        }
    }

    /** Waits until it says that it is up. */
    void awaitUp() throws Exception {
        if (!said.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a process ended before it was up; see " + log);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** As kill -9 does: nothing is flushed, nobody says goodbye. What it had started ends when it notices. */
    void kill() {
        var started = process.descendants().toList();
        process.destroyForcibly();
        await();
        started.forEach(left -> left.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    /** Asks it to end and waits until it has. */
    void stop() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a process does not end: " + command.getFirst());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
