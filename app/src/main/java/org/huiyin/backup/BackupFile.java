package org.huiyin.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huiyin.backup.store.Snapshot;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.RefusedToServe;
import org.jspecify.annotations.Nullable;

/** A whole backup in one file, to be carried away; the wrapped keys lie in a second file beside it, which may be forgotten sooner. */
final class BackupFile implements Place {
    private static final String HALF = ".half";
    private static final int DIGITS = 64;
    private final Path file;
    private final Path half;
    private @Nullable FileSystem inside;

    BackupFile(Path file) {
        this.file = file.toAbsolutePath();
        this.half = this.file.resolveSibling(this.file.getFileName() + HALF);
    }

    /** A name that is no folder and does not end like one. */
    static boolean isMeant(String where) {
        return !where.endsWith("/") && !Files.isDirectory(Path.of(where));
    }

    @Override
    public Path begin() throws IOException {
        if (Files.exists(file) || Files.exists(keys())) {
            throw new RefusedToServe(file + " is there already; a backup is never written over another.");
        }
        if (Files.exists(half)) {
            BackupFolder.delete(half);
        }
        return Files.createDirectories(half, BackupFolder.OWNER_ALONE);
    }

    /** Beside the file, so that it can be kept apart and forgotten sooner. */
    @Override
    public Path keys() {
        return file.resolveSibling(file.getFileName() + ".keys");
    }

    /** Sealed files go into the archive as they are; they do not shrink. */
    @Override
    public Path finish(List<String> names, Function<String, Optional<byte[]>> from, Naming manifest) throws IOException {
        var packed = file.resolveSibling(file.getFileName() + ".packing");
        Files.deleteIfExists(packed);
        try (var channel = Files.newByteChannel(packed, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                var zip = new ZipOutputStream(java.nio.channels.Channels.newOutputStream(channel))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.setComment("0".repeat(DIGITS));
            try (Stream<Path> tables = Files.list(half)) {
                for (var each : tables.sorted().toList()) {
                    pack(zip, each.getFileName().toString(), each);
                }
            }
            manifest.write(pack(zip, names, from));
            for (var each : List.of(Manifest.NAME, Manifest.SEAL)) {
                pack(zip, each, half.resolve(each));
            }
        }
        var hash = Snapshot.hash(packed, Files.size(packed) - DIGITS);
        try (var written = java.nio.channels.FileChannel.open(packed, StandardOpenOption.WRITE)) { // the last thing in the file, over the zeros
            written.write(java.nio.ByteBuffer.wrap(hash.getBytes(StandardCharsets.US_ASCII)), written.size() - DIGITS);
            written.force(true);
        }
        BackupFolder.delete(half);
        return Files.move(packed, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Tells which of them were there still. */
    private static List<String> pack(ZipOutputStream zip, List<String> names, Function<String, Optional<byte[]>> from) throws IOException {
        var packed = new ArrayList<String>();
        for (var name : names) {
            var sealed = from.apply(name);
            if (sealed.isPresent()) {
                zip.putNextEntry(new ZipEntry("files/" + name.substring(0, 2) + "/" + name));
                zip.write(sealed.get());
                zip.closeEntry();
                packed.add(name);
            }
        }
        return packed;
    }

    private static void pack(ZipOutputStream zip, String name, Path from) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(from, (OutputStream) zip);
        zip.closeEntry();
    }

    /** What lies in it, as a folder. */
    @Override
    public Path open() {
        try {
            long size = Files.size(file);
            if (size < DIGITS || !Snapshot.hash(file, size - DIGITS).equals(end(size))) {
                throw new RefusedToServe(file + " is no whole backup: it was cut short, changed, or is something else. Nothing was loaded.");
            }
            inside = FileSystems.newFileSystem(file, Map.of("accessMode", "readOnly"));
            return inside.getPath("/");
        } catch (IOException | ProviderNotFoundException cut) {
            throw new RefusedToServe(file + " is no whole backup: it was cut short or is something else (" + cut.getMessage() + ").", cut);
        }
    }

    private String end(long size) throws IOException {
        try (var in = Files.newByteChannel(file)) {
            var digits = java.nio.ByteBuffer.allocate(DIGITS);
            in.position(size - DIGITS).read(digits);
            return new String(digits.array(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public FileStore files() {
        return FileStore.in(inside == null ? half.resolve("files") : inside.getPath("/files"));
    }

    @Override
    public void close() throws IOException {
        if (inside != null) {
            inside.close();
        }
    }
}
