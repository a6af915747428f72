package org.huiyin.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets drawn on the first start and kept in the data directory, readable by their owner alone. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path folder;

    public Secrets(Path data) {
        folder = data.resolve("secrets");
    }

    /** The secret of that name, drawn now if it was never drawn: 256 bits in hexadecimal. */
    public synchronized String get(String name) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                writePrivately(file, draw());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it was ever drawn. */
    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    /** Writes a file that nobody else can read, completely or not at all. */
    public static void writePrivately(Path file, String text) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var half = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), ".half", owner);
        try (var out = java.nio.channels.FileChannel.open(half, StandardOpenOption.WRITE)) {
            var bytes = java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(half, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static String draw() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
