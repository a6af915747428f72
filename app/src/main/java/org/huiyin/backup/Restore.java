package org.huiyin.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import org.huiyin.backup.store.Loading;
import org.huiyin.backup.store.Snapshot;
import org.huiyin.matters.vault.ErasureList;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.EmbeddedDatabase;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.Migrations;
import org.huiyin.storage.RefusedToServe;
import org.jspecify.annotations.Nullable;

/** Loads a backup into a new database. What was erased since is erased again when the server starts, before it serves. */
final class Restore implements AutoCloseable {
    private final Kept kept;
    private final Path from;
    private final Place place;
    private final Path backup;
    private final Manifest manifest;

    /** From a file, from one backup among others, or from the newest in a folder of them. */
    Restore(Kept kept, Path from) throws IOException {
        this.kept = kept;
        if (!Files.exists(from)) {
            throw new RefusedToServe("There is no backup at " + from + ".");
        }
        if (Files.isDirectory(from)) {
            this.from = Files.exists(from.resolve(Manifest.NAME)) ? from : new BackupFolder(from).newest()
                    .orElseThrow(() -> new RefusedToServe("There is no whole backup in " + from + "."));
            this.place = new BackupFolder(this.from.toAbsolutePath().resolveSibling("")).at(Manifest.in(this.from).takenAt());
        } else {
            this.from = from;
            this.place = new BackupFile(from);
        }
        this.backup = Files.isDirectory(from) ? this.from : place.open();
        this.manifest = Manifest.in(backup);
    }

    /**
     * What was loaded.
     *
     * @param readable sealed words can be read: the keys were still kept
     */
    record Loaded(Path backup, Manifest manifest, boolean readable, Log log) {}

    /** What became of the public log. */
    enum Log {
        /** The backup holds none. */
        NONE,
        RESTORED,
        /** One is published there already and was left as it is. */
        THERE
    }

    /**
     * @param erasures another list of erasures to hold against it, beside the server's own
     * @param without said when there is none, and what comes back is answered for otherwise
     */
    Loaded load(@Nullable Path erasures, boolean without, Clock clock) throws IOException, SQLException {
        mustHaveMasterKey();
        mustBeWhole();
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

    /** Looked at as a whole before the first row is loaded. */
    private void mustBeWhole() throws IOException {
        if (!MessageDigest.isEqual(kept.seal(Files.readAllBytes(backup.resolve(Manifest.NAME))), sealed())) {
            throw damaged(Manifest.NAME + " is not what was written under this master key");
        }
        for (var file : manifest.files()) {
            if (!place.files().has(file) || !FileStore.address(place.files().read(file)).equals(file)) {
                throw damaged("the attachment " + file + " is missing or changed");
            }
        }
        if (manifest.log() != null && !LogCopy.grow(manifest.log(), place.files()::read, (_, _) -> {})) {
            throw damaged("the public log does not lead to what was signed");
        }
        for (var table : manifest.tables()) {
            var written = Loading.file(table, backup, place.keys());
            boolean forgotten = written.equals(place.keys()) && !Files.exists(written);
            if (!forgotten && (!Files.exists(written) || !Snapshot.hash(written).equals(table.sha256()))) {
                throw damaged(written.getFileName() + " is missing or changed");
            }
        }
    }

    private byte[] sealed() throws IOException {
        var seal = backup.resolve(Manifest.SEAL);
        return Files.exists(seal) ? Files.readAllBytes(seal) : new byte[0];
    }

    private RefusedToServe damaged(String what) {
        return new RefusedToServe("The backup is damaged: in " + from + ", " + what + ". Nothing was loaded.");
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
        var keys = place.keys();
        boolean readable = Files.exists(keys);
        Log log;
        try (var loading = new Loading(address)) {
            loading.mustBeEmpty();
            log = log(); // before the rows: when its files cannot be written nothing is loaded, and it is tried again
            loading.load(manifest.tables(), manifest.sequences(), backup, readable ? keys : null);
        }
        for (var file : manifest.files()) {
            BackupFolder.copy(file, place.files()::find, kept.files());
        }
        return new Loaded(from, manifest, readable, log);
    }

    private Log log() {
        if (manifest.log() == null) {
            return Log.NONE;
        }
        return LogCopy.restore(manifest.log(), place.files()::read, kept.log()) ? Log.RESTORED : Log.THERE;
    }

    @Override
    public void close() throws IOException {
        place.close();
    }
}
