package org.huiyin.storage;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.PropertyResolver;

/** Where sealed files lie, by name. A file of a matter is named by the sum of its bytes, an upload on its way by its id. */
public interface FileStore {
    Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");

    /** The store that the settings name: the data directory's own folder, or a bucket. */
    static FileStore given(PropertyResolver settings) {
        var store = settings.getProperty("huiyin.files", "disk").strip();
        return switch (store) {
            case "disk" -> in(Path.of(settings.getProperty("huiyin.data", "./data")).resolve("files"));
            case "s3" -> new S3Files(S3Settings.given(settings));
            default -> throw new RefusedToServe("HUIYIN_FILES is " + store + "; it may be disk or s3.");
        };
    }

    static FileStore in(Path folder) {
        return new DiskFiles(folder);
    }

    /** The name of a file of a matter: the SHA-256 of its sealed bytes, in hexadecimal digits. */
    static String address(byte[] sealed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Completely and lastingly before it returns; under a name that exists, in its place. */
    void write(String name, byte[] sealed);

    /** Fails when there is none of that name. */
    byte[] read(String name);

    boolean has(String name);

    /** Nothing happens when there is none. */
    void delete(String name);

    /** Names of files written before that instant that are no file of a matter: those lie under the sum of their bytes. */
    List<String> loose(Instant before);

    /** What is wrong with the store as a whole, in the words of whoever keeps it; empty when it answers. */
    Optional<String> fault();
}
