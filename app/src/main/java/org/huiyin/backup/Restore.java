package org.huiyin.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.huiyin.backup.store.Loading;
import org.huiyin.matters.vault.ErasureList;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.EmbeddedDatabase;
import org.huiyin.storage.Migrations;
import org.huiyin.storage.RefusedToServe;
import org.jspecify.annotations.Nullable;

/** Loads a backup into a new database. What was erased since is erased again when the server starts, before it serves. */
final class Restore {
    private final Kept kept;
    private final Path backup;
    private final Manifest manifest;
    private final BackupFolder folder;

    /** From one backup, or from the newest in a folder of them. */
    Restore(Kept kept, Path from) throws IOException {
        this.kept = kept;
        this.backup = Files.exists(from.resolve(Manifest.NAME)) ? from : new BackupFolder(from).newest()
                .orElseThrow(() -> new RefusedToServe("There is no whole backup in " + from + "."));
        this.manifest = Manifest.in(backup);
        this.folder = new BackupFolder(backup.toAbsolutePath().resolveSibling(""));
    }

    /** What was loaded; sealed words can be read when the keys were still kept. */
    record Loaded(Path backup, Manifest manifest, boolean readable, int filesMissing) {}

    /**
     * @param erasures another list of erasures to hold against it, beside the server's own
     * @param without said when there is none, and what comes back is answered for otherwise
     */
    Loaded load(@Nullable Path erasures, boolean without, Clock clock) throws IOException, SQLException {
        mustHaveMasterKey();
        takeOver(erasures, without, clock);
        if (kept.database().isPresent()) {
            return load(kept.database().get());
        }
        try (var own = EmbeddedDatabase.start(kept.data())) {
            return load(own.address());
        }
    }

    private void mustHaveMasterKey() {
        if (!kept.hasMasterKey()) {
            throw new RefusedToServe("The master key is missing: put it at " + kept.data().resolve("secrets").resolve("master-key")
                    + " or give HUIYIN_MASTER_KEY.");
        }
        if (!kept.mark().equals(manifest.master())) {
            throw new RefusedToServe("This backup was taken under another master key; nothing in it could be read.");
        }
    }

    private void takeOver(@Nullable Path erasures, boolean without, Clock clock) {
        if (erasures != null && !Files.exists(erasures)) {
            throw new RefusedToServe("There is no list of erasures at " + erasures + ".");
        }
        if (erasures == null && !Files.exists(kept.erasures()) && !without) {
            throw new RefusedToServe("There is no list of erasures at " + kept.erasures()
                    + ", and without it what was erased since the backup comes back: give it with --erasures FILE, or say --without-erasures.");
        }
        if (erasures != null) {
            var own = new ErasureList(kept.erasures());
            own.begin();
            new ErasureList(erasures).read().forEach(id -> own.add(id, clock.instant()));
        }
    }

    private Loaded load(DatabaseAddress address) throws IOException, SQLException {
        Migrations.migrate(address, manifest.version());
        var keys = folder.keys(manifest.takenAt());
        boolean readable = Files.exists(keys);
        try (var loading = new Loading(address)) {
            loading.mustBeEmpty();
            loading.load(manifest.tables(), manifest.sequences(), backup, readable ? keys : null);
        }
        int missing = 0;
        for (var file : manifest.files()) {
            missing += BackupFolder.copy(file, folder.files(), kept.files()) ? 0 : 1;
        }
        return new Loaded(backup, manifest, readable, missing);
    }
}
