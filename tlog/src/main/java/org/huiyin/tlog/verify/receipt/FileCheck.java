package org.huiyin.tlog.verify.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.verify.told.Level;
import org.huiyin.tlog.verify.told.Report;

/** Files that are at hand, a photograph or a PDF, held against the proved receipts of files. */
final class FileCheck {
    private final List<Receipt> proved;
    private final Report report;

    FileCheck(List<Receipt> proved, Report report) {
        this.proved = proved;
        this.report = report;
    }

    void check(Path file) {
        Hash sum;
        try {
            sum = sum(file);
        } catch (IOException unread) {
            report.add(Level.MALFORMED, "file.unread", "file", file.toString());
            return;
        }
        var same = proved.stream().filter(receipt -> receipt.payload() instanceof Payload.File sealed && sealed.sha256().filter(sum::equals).isPresent())
                .map(receipt -> (Object) receipt.file()).toList();
        if (same.isEmpty()) {
            report.add(Level.UNTRUE, "file.unlike", "file", file.toString(), "sum", hex(sum));
        } else {
            report.add(Level.PROVED, "file.same", "file", file.toString(), "receipts", same);
        }
    }

    private static Hash sum(Path file) throws IOException {
        try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            Files.copy(file, digest);
            return Hash.of(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** As sha256sum writes it. */
    static String hex(Hash sum) {
        return HexFormat.of().formatHex(sum.bytes());
    }
}
