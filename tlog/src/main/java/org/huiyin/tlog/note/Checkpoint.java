package org.huiyin.tlog.note;

import org.huiyin.tlog.Hash;
import org.huiyin.tlog.Malformed;

/**
 * How long a log is and what its root is (C2SP tlog-checkpoint).
 *
 * @param origin the log's name, an address without its scheme
 */
public record Checkpoint(String origin, long size, Hash root) {
    /** Where the newest one lies below the log's address. */
    public static final String PATH = "checkpoint";
    private static final long LONGEST = 1L << 48;

    public Checkpoint {
        SignedNote.checkName(origin);
        if (size < 0 || size > LONGEST) {
            throw new Malformed("no log has that size");
        }
    }

    /** Reads the text of a note; lines after the third are other people's and are passed over. */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4) {
            throw new Malformed("a checkpoint has three lines: origin, size, root");
        }
        for (int i = 3; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new Malformed("a further line of a checkpoint is not empty");
            }
        }
        if (!lines[1].matches("0|[1-9]\\d{0,18}")) {
            throw new Malformed("the size of a checkpoint is a number without leading zeros");
        }
        try {
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.parse(lines[2]));
        } catch (NumberFormatException beyond) {
            throw new Malformed("no log is that long");
        }
    }

    /** As it is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
