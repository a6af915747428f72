package org.huiyin.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huiyin.storage.FileStore;

/**
 * Where backups lie: a folder each, the wrapped keys of all of them beside in {@code keys}, and the sealed files once for all in
 * {@code files}.
 */
final class BackupFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String HALF = ".half";
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private final Path root;

    BackupFolder(Path root) {
        this.root = root;
    }

    /** Where a backup of that instant lies among the others. */
    Place at(Instant at) {
        return new InFolder(this, at);
    }

    /** One of the backups; its keys and its files lie with those of the others. */
    private record InFolder(BackupFolder folder, Instant taken) implements Place {
        @Override
        public Path begin() throws IOException {
            Files.createDirectories(folder.root.resolve("keys"), OWNER_ALONE);
            Files.setPosixFilePermissions(Files.createDirectories(folder.files(), OWNER_ALONE), OWNER_ALONE.value());
            return Files.createDirectories(folder.root.resolve(STAMP.format(taken) + HALF), OWNER_ALONE);
        }

        @Override
        public Path keys() {
            return folder.keys(taken);
        }

        @Override
        public Path finish(List<String> names, Function<String, Optional<byte[]>> from, Naming manifest) throws IOException {
            manifest.write(names.stream().filter(name -> copy(name, from, files())).toList());
            return Files.move(folder.root.resolve(STAMP.format(taken) + HALF), open(), StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public Path open() {
            return folder.root.resolve(STAMP.format(taken));
        }

        @Override
        public FileStore files() {
            return FileStore.in(folder.files());
        }

        @Override
        public void close() {}
    }

    Path keys(Instant at) {
        return root.resolve("keys").resolve(STAMP.format(at) + ".copy.gz");
    }

    Path files() {
        return root.resolve("files");
    }

    /** Whole backups, the newest last. */
    List<Path> all() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(root)) {
            return inside.filter(each -> Files.exists(each.resolve(Manifest.NAME)) && !each.toString().endsWith(HALF)).sorted().toList();
        }
    }

    Optional<Path> newest() throws IOException {
        var all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Forgets backups and keys from before those instants, and files that no backup names any more. */
    List<Path> forget(Instant backupsBefore, Instant keysBefore) throws IOException {
        var forgotten = new ArrayList<Path>();
        var named = new HashSet<String>();
        for (var backup : all()) {
            var manifest = Manifest.in(backup);
            if (manifest.takenAt().isBefore(keysBefore) && Files.deleteIfExists(keys(manifest.takenAt()))) {
                forgotten.add(keys(manifest.takenAt()));
            }
            if (manifest.takenAt().isBefore(backupsBefore)) {
                delete(backup);
                forgotten.add(backup);
            } else {
                named.addAll(manifest.files());
                if (manifest.log() != null) {
                    named.addAll(manifest.log().tiles());
                }
            }
        }
        if (Files.isDirectory(files())) {
            try (Stream<Path> kept = Files.walk(files())) {
                for (var file : kept.filter(Files::isRegularFile).filter(each -> !named.contains(each.getFileName().toString())).toList()) {
                    Files.delete(file);
                }
            }
        }
        return forgotten;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Copies a file into a store of files, where it is not there yet; false when it is nowhere. */
    static boolean copy(String name, Function<String, Optional<byte[]>> from, FileStore to) {
        if (to.has(name)) {
            return true;
        }
        var sealed = from.apply(name);
        sealed.ifPresent(bytes -> to.write(name, bytes));
        return sealed.isPresent();
    }
}
