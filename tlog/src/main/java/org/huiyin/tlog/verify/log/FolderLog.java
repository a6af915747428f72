package org.huiyin.tlog.verify.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;

/** A log in a folder, such as a copy of one. */
record FolderLog(Path folder) implements LogSource {
    @Override
    public byte[] checkpoint() {
        return read(folder.resolve("checkpoint"), LONGEST_CHECKPOINT).orElseThrow(() -> new Unreachable(folder + " holds no checkpoint"));
    }

    @Override
    public Optional<byte[]> keys() {
        return read(folder.resolve("key"), LONGEST_KEYS);
    }

    @Override
    public Optional<byte[]> read(TilePath tile) {
        return read(folder.resolve(tile.path()), LogSource.longest(tile));
    }

    private static Optional<byte[]> read(Path file, int longest) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new Malformed(file + " is longer than it can be");
            }
            return Optional.of(bytes);
        } catch (IOException cannot) {
            throw new Unreachable(file + " cannot be read");
        }
    }
}
