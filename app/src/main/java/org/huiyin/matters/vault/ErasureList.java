package org.huiyin.matters.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.huiyin.kernel.MatterId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The matters that were erased, a line each, in a file outside the database and outside its backups: whatever is restored is put
 * right by it before the server serves.
 */
@Component
public class ErasureList {
    private final Path file;

    @Autowired
    ErasureList(@Value("${huiyin.erasures:}") String given, @Value("${huiyin.data}") Path data) {
        this(at(given, data));
    }

    public ErasureList(Path file) {
        this.file = file;
    }

    /** Where the list is kept: the place given, else in the data directory. */
    public static Path at(String given, Path data) {
        return given.isBlank() ? data.resolve("erasures") : Path.of(given);
    }

    /** On the disk when this returns; a matter that is listed stays listed once. */
    public synchronized void add(MatterId id, Instant at) {
        if (!read().contains(id)) {
            append("\n" + id.district() + "\t" + id.value() + "\t" + at);
        }
    }

    /** Makes the file when there is none, so that a list that is lost is told from one that is empty. */
    public synchronized void begin() {
        append("");
    }

    private void append(String text) {
        try {
            java.nio.file.Files.createDirectories(file.toAbsolutePath().getParent());
            try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line cut short by a crash was never answered for and is passed over. */
    public synchronized Set<MatterId> read() {
        var listed = new LinkedHashSet<MatterId>();
        if (!java.nio.file.Files.exists(file)) {
            return listed;
        }
        try {
            for (var line : java.nio.file.Files.readAllLines(file)) {
                var fields = line.split("\t");
                if (fields.length == 3 && fields[2].endsWith("Z")) {
                    listed.add(new MatterId(Short.parseShort(fields[0]), Long.parseLong(fields[1])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listed;
    }
}
