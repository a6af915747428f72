package org.huiyin.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sealed files on disk, by name; written completely and flushed before the name exists. */
final class DiskFiles implements FileStore {
    private final Path folder;

    DiskFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(String name, byte[] sealed) {
        var file = path(name);
        try {
            Files.createDirectories(file.getParent());
            var half = Files.createTempFile(file.getParent(), name.substring(0, 2) + "half", "");
            try (var out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(String name) {
        return Files.exists(path(name));
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> loose(Instant before) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(file -> !ADDRESS.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toFile().lastModified() < before.toEpochMilli())
                    .map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> fault() {
        return Optional.empty(); // the data directory is looked at as a whole
    }

    private Path path(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }
}
