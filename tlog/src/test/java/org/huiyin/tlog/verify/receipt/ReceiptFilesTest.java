package org.huiyin.tlog.verify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huiyin.tlog.verify.SealedLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptFilesTest {
    @TempDir
    Path folder;
    private SealedLog log;

    @BeforeEach
    void begin() {
        log = new SealedLog(folder.resolve("log")).fill(300);
    }

    private String save(String name, String receipt) throws IOException {
        return Files.writeString(folder.resolve(name + ".tlog-proof"), receipt).toString();
    }

    @Test
    void what_is_no_receipt_is_malformed_and_the_others_are_still_checked() throws IOException {
        var good = log.receipt(log.step(1, ReceiptCommandTest.payload(1, "AppealReplied", "")));
        var folderOfSome = Files.createDirectory(folder.resolve("some"));
        Files.writeString(folderOfSome.resolve("good.tlog-proof"), good);
        Files.write(folderOfSome.resolve("empty.tlog-proof"), new byte[0]);
        Files.write(folderOfSome.resolve("garbage.tlog-proof"), new byte[] {(byte) 0xff, 0, 1, 2});
        Files.writeString(folderOfSome.resolve("bare.tlog-proof"), log.receipt(log.entries.getLast(), Optional.empty()));
        Files.write(folderOfSome.resolve("long.tlog-proof"), new byte[(1 << 20) + 1]);
        var run = ReceiptCommandTest.check(folderOfSome.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.found("step.proved")).isTrue();
        assertThat(run.out().split("receipt.malformed", -1)).hasSize(5);
        for (int length = 0; length < good.length(); length += 97) {
            assertThat(ReceiptCommandTest.check(save("cut", good.substring(0, length))).exit()).as("cut after %d", length).isIn(1, 2);
        }
        assertThat(ReceiptCommandTest.check(folder.resolve("log").toString()).exit()).as("a folder without receipts").isEqualTo(2);
        assertThat(ReceiptCommandTest.check(folder.resolve("nowhere").toString()).exit()).isEqualTo(2);
    }

    @Test
    void receipts_in_a_zip_file_are_read() throws IOException {
        var file = folder.resolve("receipts.zip");
        var receipt = log.receipt(log.step(1, ReceiptCommandTest.payload(1, "AppealReplied", "")));
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("WC260916/1.tlog-proof"));
            zip.write(receipt.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(1);
        }
        var run = ReceiptCommandTest.check(file.toString());
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("receipts.zip!WC260916/1.tlog-proof");
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, 60));
        assertThat(ReceiptCommandTest.check(file.toString()).exit()).isEqualTo(2);
        bytes[70] ^= 1;
        Files.write(file, bytes);
        assertThat(ReceiptCommandTest.check(file.toString()).exit()).isIn(1, 2);
    }
}
