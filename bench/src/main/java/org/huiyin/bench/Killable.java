package org.huiyin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours that is started, killed without warning, and started again. */
final class Killable {
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    Killable(List<String> command, Map<String, String> environment, Path log) {
        this.command = new ArrayList<>(command);
        this.environment = environment;
        this.log = log;
        process = begin();
    }

    void start() {
        process = begin();
    }

    private Process begin() {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** As kill -9 does: nothing is flushed, nobody says goodbye. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Asks it to end and waits until it has. */
    void stop() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a process does not end: " + command.getFirst());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
