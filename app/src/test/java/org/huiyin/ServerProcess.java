package org.huiyin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huiyin.storage.DatabaseAddress;

/** A server in a process of its own, which can be killed as a machine dies. */
public final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE_S = 90;
    private final Process process;
    private final Path log;
    private final int port;

    private ServerProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Begins to start it; {@link #up} waits until it serves. */
    public static ServerProcess start(Path data, DatabaseAddress address, String... more) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var log = Files.createTempFile(data, "server", ".log");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), HuiyinApplication.class.getName(), "--server.port=" + port,
                "--huiyin.founding=none", "--huiyin.data=" + data, "--huiyin.rules=" + System.getProperty("huiyin.rules"),
                "--huiyin.db.url=" + address.url(), "--huiyin.db.owner=" + address.owner(), "--huiyin.db.owner-password=" + address.ownerPassword(),
                "--huiyin.db.app=" + address.app(), "--huiyin.db.app-password=" + address.appPassword(), "--huiyin.db.connections=6",
                "--logging.level.root=warn"));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new ServerProcess(process, log, port);
    }

    public ServerProcess up() throws IOException {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        try {
            while (!Files.readString(log).contains("Huiyin is up")) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > last) {
                    throw new IllegalStateException("the server did not start: " + Files.readString(log));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    public int port() {
        return port;
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
