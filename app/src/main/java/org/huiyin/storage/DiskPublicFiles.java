package org.huiyin.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Public files on disk; each is flushed before its name exists, and its name is flushed too. */
final class DiskPublicFiles implements PublicFiles {
    private static final String HALF = "." + java.util.UUID.randomUUID() + ".half"; // two servers may write the same file, the same bytes
    private final Path folder;

    DiskPublicFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void write(Map<String, byte[]> files) {
        Set<Path> touched = new LinkedHashSet<>();
        try {
            for (var file : files.entrySet()) {
                var path = path(file.getKey());
                var within = Objects.requireNonNull(path.getParent());
                make(within, touched);
                var half = within.resolve(path.getFileName() + HALF);
                try (var out = FileChannel.open(half, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
                    var bytes = ByteBuffer.wrap(file.getValue());
                    while (bytes.hasRemaining()) {
                        out.write(bytes);
                    }
                    out.force(false);
                }
                Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                touched.add(within);
            }
            for (var within : touched) {
                flush(within);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that is made lasts once the one above it was flushed. */
    private void make(Path within, Set<Path> touched) throws IOException {
        if (Files.isDirectory(within)) {
            return;
        }
        var above = Objects.requireNonNull(within.getParent());
        if (!within.equals(folder)) {
            make(above, touched);
        } else {
            Files.createDirectories(above);
        }
        Files.createDirectories(within);
        touched.add(above);
    }

    private static void flush(Path within) throws IOException {
        try (var names = FileChannel.open(within, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            return Optional.of(Files.readAllBytes(path(path)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void deleteFolder(String folder) {
        var within = path(folder);
        try (var inside = Files.list(within)) {
            for (var file : inside.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(within);
        } catch (NoSuchFileException none) {
            // nothing to delete
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is asked for lies below the folder, or is none of ours. */
    private Path path(String path) {
        var file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IllegalArgumentException("no path of a public file");
        }
        return file;
    }
}
