package org.huiyin.tlog.verify.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.VerifierKey;

/**
 * The checkpoint that a monitor saw last, and before it a line for each key that it follows because the log vouched for it; in a file that is
 * either the one before or the new one, whenever the power fails.
 */
record MonitorState(Path file) {
    private static final String KEY = "key ";

    /** @param followed keys that were not given, and are believed as those that were */
    record Remembered(List<VerifierKey> followed, SignedNote note) {}

    /** Empty when none was remembered yet. */
    Optional<Remembered> read() {
        try {
            return Files.exists(file) ? Optional.of(parse(Files.readString(file))) : Optional.empty();
        } catch (CharacterCodingException unreadable) {
            throw new Malformed(file + " is not written in UTF-8");
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static Remembered parse(String text) {
        var followed = new ArrayList<VerifierKey>();
        var rest = text;
        while (rest.startsWith(KEY) && rest.contains("\n")) { // no origin holds a space
            int end = rest.indexOf('\n');
            followed.add(VerifierKey.parse(rest.substring(KEY.length(), end)));
            rest = rest.substring(end + 1);
        }
        return new Remembered(followed, SignedNote.parse(rest));
    }

    void write(Remembered seen) {
        var text = new StringBuilder();
        seen.followed.forEach(key -> text.append(KEY).append(key).append('\n'));
        write(file, text.append(seen.note.format()).toString());
    }

    /** Where two notes are kept that cannot both be true. */
    Path evidence() {
        return file.resolveSibling(file.getFileName() + ".evidence");
    }

    /** Adds to what was kept before; the same is not kept twice. */
    void keepEvidence(SignedNote before, SignedNote now) {
        var both = before.format() + "\n" + now.format() + "\n";
        try {
            var kept = Files.exists(evidence()) ? Files.readString(evidence()) : "";
            if (!kept.contains(both)) {
                write(evidence(), kept + both);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static void write(Path target, String text) {
        var folder = target.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, target.getFileName().toString(), ".new");
            try {
                try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            sync(folder);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** The new name, too, must outlast a power failure; not every system lets a folder be opened for that. */
    private static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // the file itself is written
        }
    }
}
