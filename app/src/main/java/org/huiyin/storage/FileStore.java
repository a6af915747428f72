package org.huiyin.storage;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.PropertyResolver;

/** Where sealed files lie, by name. A file of a matter is named by the sum of its bytes, an upload on its way by its id. */
public interface FileStore {
    Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");
    /** The name under which a store remembers whose files it holds. */
    String OWNER = "owner-of-these-files";

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

    /** Empty when there is none of that name, or none any more. */
    default Optional<byte[]> find(String name) {
        try {
            return Optional.of(read(name));
        } catch (FilesAway away) {
            throw away;
        } catch (RuntimeException unread) {
            if (has(name)) {
                throw unread;
            }
            return Optional.empty();
        }
    }

    /** Nothing happens when there is none. */
    void delete(String name);

    /** Deletes what can be deleted and says in the log what cannot; ends at once where the store does not answer. */
    default void deleteEach(Collection<String> names) {
        for (var name : names) {
            try {
                delete(name);
            } catch (FilesAway away) {
                throw away;
            } catch (RuntimeException stuck) {
                LoggerFactory.getLogger(FileStore.class).warn("the sealed file {} cannot be deleted", name, stuck);
            }
        }
    }

    /** Tells the names of all files written before that instant, some at a time; what was told may be deleted while it goes on. */
    void names(Instant before, Consumer<List<String>> some);

    /** What is wrong with the store as a whole, in the words of whoever keeps it; empty when it answers. */
    Optional<String> fault();
}
