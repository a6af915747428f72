package org.huiyin.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiyin.backup.store.Snapshot;
import org.huiyin.storage.RefusedToServe;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself.
 *
 * @param version the last migration of the database it was taken from
 * @param log the public log, when it was begun and its tiles were there
 * @param master tells whether the master key is the one that wraps its keys, and nothing else of it
 */
record Manifest(int format, Instant takenAt, String version, String master, List<Snapshot.Copied> tables, Map<String, Long> sequences,
        List<String> files, LogCopy.@Nullable Held log) {
    static final int FORMAT = 2;
    static final String NAME = "manifest.json";
    static final String SEAL = "manifest.seal";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Manifest in(Path folder) {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new RefusedToServe(folder + " is not a whole backup: it has no " + NAME + ".");
        }
        var manifest = read(file);
        if (manifest.format != FORMAT) {
            throw new RefusedToServe(folder + " was written in format " + manifest.format + "; this Huiyin reads format " + FORMAT + ".");
        }
        return manifest;
    }

    private static Manifest read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return JSON.readValue(in, Manifest.class);
        } catch (IOException | JacksonException broken) {
            throw new RefusedToServe("The backup is damaged: " + file + " cannot be read.", broken);
        }
    }

    /** The same of a backup that holds those files. */
    Manifest naming(List<String> held) {
        return new Manifest(format, takenAt, version, master, tables, sequences, List.copyOf(held), log);
    }

    byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    long rows() {
        return tables.stream().mapToLong(Snapshot.Copied::rows).sum();
    }
}
