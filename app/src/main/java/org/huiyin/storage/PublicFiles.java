package org.huiyin.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.PropertyResolver;

/** Where files lie that anybody may fetch by their path, as the public log's tiles. Nothing in them is secret; nothing of them may be lost. */
public interface PublicFiles {
    /** The store that the settings name: the data directory's own folder, or the bucket of the other files. */
    static PublicFiles given(PropertyResolver settings) {
        return settings.getProperty("huiyin.files", "disk").strip().equals("s3")
                ? new S3PublicFiles(S3Settings.given(settings))
                : in(Path.of(settings.getProperty("huiyin.data", "./data")).resolve("log"));
    }

    static PublicFiles in(Path folder) {
        return new DiskPublicFiles(folder);
    }

    /**
     * Writes them all completely and lastingly before it returns; what exists under a path is replaced. Each file is there whole or as
     * it was before, whatever happens meanwhile; which of them are there then is not said.
     */
    void write(Map<String, byte[]> files);

    /** Empty when there is none of that path. */
    Optional<byte[]> read(String path);

    /** Deletes every file whose path begins with that folder's; nothing happens when there is none. */
    void deleteFolder(String folder);
}
