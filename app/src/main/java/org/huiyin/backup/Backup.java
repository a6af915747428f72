package org.huiyin.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huiyin.backup.store.Snapshot;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.EmbeddedDatabase;
import org.huiyin.storage.RefusedToServe;

/** Takes a backup, beside a running server or of one that stands still. The master key and the list of erasures are not in it. */
final class Backup {
    private final Kept kept;
    private final BackupFolder folder;
    private final Clock clock;

    Backup(Kept kept, Path root, Clock clock) {
        this.kept = kept;
        this.folder = new BackupFolder(root);
        this.clock = clock;
    }

    /** Where it lies, and how many files were erased while it was taken. */
    record Taken(Path folder, Manifest manifest, int filesGone) {}

    Taken take() throws IOException, SQLException {
        if (kept.database().isEmpty() && !Files.isDirectory(kept.data().resolve("postgres"))) {
            throw new RefusedToServe("There is no database in " + kept.data() + ".");
        }
        var address = kept.database().or(() -> EmbeddedDatabase.running(kept.data()));
        if (address.isPresent()) {
            return take(address.get());
        }
        try (var own = EmbeddedDatabase.start(kept.data())) {
            return take(own.address());
        }
    }

    private Taken take(DatabaseAddress address) throws IOException, SQLException {
        Instant at = clock.instant();
        var half = folder.begin(at);
        try (var snapshot = new Snapshot(address)) {
            var manifest = new Manifest(Manifest.FORMAT, at, snapshot.version(), kept.mark(), snapshot.write(half, folder.keys(at)),
                    snapshot.sequences(), snapshot.files());
            int gone = copy(manifest.files());
            write(half.resolve(Manifest.NAME), manifest.json());
            return new Taken(folder.finish(half), manifest, gone);
        }
    }

    private int copy(List<String> files) throws IOException {
        int gone = 0;
        for (var file : files) {
            gone += BackupFolder.copy(file, kept.files(), folder.files()) ? 0 : 1;
        }
        return gone;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
    }
}
