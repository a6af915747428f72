package org.huiyin.matters.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sealed files on disk, by name; written completely and flushed before the name exists. */
@Component
final class DiskFiles implements Files {
    private final Path folder;

    DiskFiles(@Value("${huiyin.data}") Path data) {
        folder = data.resolve("files");
    }

    @Override
    public void write(String name, byte[] sealed) {
        var file = path(name);
        try {
            java.nio.file.Files.createDirectories(file.getParent());
            var half = java.nio.file.Files.createTempFile(file.getParent(), name.substring(0, 2) + "half", "");
            try (var out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            java.nio.file.Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(String name) {
        try {
            return java.nio.file.Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            java.nio.file.Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> loose(Instant before) {
        if (!java.nio.file.Files.exists(folder)) {
            return List.of();
        }
        try (var all = java.nio.file.Files.walk(folder)) {
            return all.filter(file -> !ADDRESS.matcher(file.getFileName().toString()).matches())
                    .filter(java.nio.file.Files::isRegularFile)
                    .filter(file -> file.toFile().lastModified() < before.toEpochMilli())
                    .map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }
}
