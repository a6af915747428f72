package org.huiyin.tlog.verify.receipt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.huiyin.tlog.Malformed;

/** The files of receipts that were named: each alone, all of a folder, all of a zip file. */
final class ReceiptFiles {
    static final String EXTENSION = ".tlog-proof";
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_ZIP = 1 << 28;
    private static final int MOST = 10_000;

    /** A file, not looked into yet; of one that is too long, only the beginning was read. */
    record Named(String name, byte[] bytes) {
        boolean isTooLong() {
            return bytes.length > LONGEST;
        }
    }

    private ReceiptFiles() {}

    /** Refuses what cannot be read, and a folder or zip file without a receipt. */
    static List<Named> read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return folder(path);
            }
            if (Files.size(path) > LONGEST_ZIP) {
                throw new Malformed(path + " is too long for a receipt");
            }
            var bytes = Files.readAllBytes(path);
            boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
            return zip ? zip(path.toString(), bytes) : List.of(new Named(path.toString(), bytes));
        } catch (IOException cannot) {
            throw new Malformed(path + " cannot be read: " + cannot.getClass().getSimpleName());
        }
    }

    private static List<Named> folder(Path folder) throws IOException {
        var files = new ArrayList<Named>();
        try (var inside = Files.walk(folder)) {
            for (var file : inside.filter(one -> one.toString().endsWith(EXTENSION) && Files.isRegularFile(one)).sorted().limit(MOST).toList()) {
                try (var in = Files.newInputStream(file)) {
                    files.add(new Named(file.toString(), in.readNBytes(LONGEST + 1)));
                }
            }
        }
        return found(folder.toString(), files);
    }

    private static List<Named> zip(String name, byte[] bytes) throws IOException {
        var files = new ArrayList<Named>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(EXTENSION) && !entry.isDirectory()) {
                    files.add(new Named(name + "!" + entry.getName(), zip.readNBytes(LONGEST + 1)));
                }
                if (files.size() > MOST) {
                    throw new Malformed(name + " holds more than " + MOST + " receipts");
                }
            }
        } catch (IllegalArgumentException badName) {
            throw new Malformed(name + " is no zip file that can be read");
        }
        return found(name, files);
    }

    private static List<Named> found(String where, List<Named> files) {
        if (files.isEmpty()) {
            throw new Malformed(where + " holds no file that ends in " + EXTENSION);
        }
        return files;
    }
}
