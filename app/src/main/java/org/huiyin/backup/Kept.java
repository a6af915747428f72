package org.huiyin.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.huiyin.matters.vault.ErasureList;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.PublicFiles;
import org.huiyin.storage.Secrets;
import org.springframework.core.env.PropertyResolver;

/**
 * What a district keeps and where, read from the settings the server reads.
 *
 * @param database the server given by URL; empty when the database is our own
 * @param masterKey from the environment; empty when it stands in the data directory
 */
record Kept(Path data, Optional<DatabaseAddress> database, String masterKey, Path erasures, FileStore files, PublicFiles log) {
    private static final int MARK_BYTES = 8;

    static Kept in(PropertyResolver settings) {
        var data = Path.of(settings.getProperty("huiyin.data", "./data")).toAbsolutePath().normalize();
        return new Kept(data, DatabaseAddress.given(settings), settings.getProperty("huiyin.master-key", "").strip(),
                ErasureList.at(settings.getProperty("huiyin.erasures", ""), data), FileStore.given(settings), PublicFiles.given(settings));
    }

    /** Where the server looks when the last backup was taken. */
    Path lastBackup() {
        return data.resolve("last-backup");
    }

    boolean hasMasterKey() {
        return !masterKey.isEmpty() || Files.exists(data.resolve("secrets").resolve("master-key"));
    }

    /** What only the holder of the master key can write under a manifest: nobody else's backup is loaded, nor one that somebody changed. */
    byte[] seal(byte[] manifest) {
        return HexFormat.of().formatHex(MasterKey.hmac(master().derive("backup-seal"), manifest)).getBytes(StandardCharsets.US_ASCII);
    }

    /** A mark by which the master key is known again and cannot be learnt. */
    String mark() {
        return HexFormat.of().formatHex(master().derive("backup"), 0, MARK_BYTES);
    }

    private MasterKey master() {
        return new MasterKey(HexFormat.of().parseHex(masterKey.isEmpty() ? new Secrets(data).get("master-key") : masterKey));
    }
}
