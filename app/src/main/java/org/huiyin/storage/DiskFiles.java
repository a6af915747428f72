package org.huiyin.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sealed files on disk, by name; written completely and flushed before the name exists. */
final class DiskFiles implements FileStore {
    private static final int PAGE = 1000;
    private final Path folder;

    DiskFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(String name, byte[] sealed) {
        var file = path(name);
        var within = folder(name);
        try {
            if (!Files.isDirectory(within)) {
                Files.createDirectories(within);
                flush(folder);
            }
            var half = Files.createTempFile(within, name.substring(0, 2) + "half", "");
            try (var out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            flush(within);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            if (isAway()) {
                throw new FilesAway("the folder of the files is gone or holds nothing: is its disk mounted?", e);
            }
            throw new UncheckedIOException(e);
        }
    }

    /** Where a disk is not mounted there is no folder, or an empty one. */
    private boolean isAway() {
        try (var any = Files.newDirectoryStream(folder)) {
            return !any.iterator().hasNext();
        } catch (IOException gone) {
            return true;
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
    public void names(Instant before, Consumer<List<String>> some) {
        if (!Files.exists(folder)) {
            return;
        }
        var told = new Told(before, some);
        try {
            Files.walkFileTree(folder, told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        told.page();
    }

    /** Walks through the folders; a file that goes meanwhile is passed over, and so is what is none of ours. */
    private final class Told extends SimpleFileVisitor<Path> {
        private final Instant before;
        private final Consumer<List<String>> some;
        private final List<String> page = new ArrayList<>();

        Told(Instant before, Consumer<List<String>> some) {
            this.before = before;
            this.some = some;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            var name = file.getFileName().toString();
            if (found.isRegularFile() && found.lastModifiedTime().toInstant().isBefore(before) && name.length() > 1 && path(name).equals(file)) {
                page.add(name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
            if (gone instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw gone;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
            if (page.size() >= PAGE) {
                page();
            }
            return super.postVisitDirectory(directory, failed);
        }

        void page() {
            some.accept(List.copyOf(page));
            page.clear();
        }
    }

    @Override
    public Optional<String> fault() {
        return Optional.empty(); // the data directory is looked at as a whole
    }

    /** A name lasts once its folder lies on the disk too. */
    private static void flush(Path folder) throws IOException {
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private Path path(String name) {
        return folder(name).resolve(name);
    }

    private Path folder(String name) {
        return folder.resolve(name.substring(0, 2));
    }
}
