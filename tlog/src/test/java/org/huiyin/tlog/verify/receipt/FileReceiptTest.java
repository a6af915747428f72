package org.huiyin.tlog.verify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.tlog.entry.CanonicalJson;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.verify.SealedLog;
import org.huiyin.tlog.verify.SealedLog.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts of files, and files held against them. */
class FileReceiptTest {
    /** The SHA-256 of "abc" (FIPS 180-2, appendix B.1). */
    private static final String SUM = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
    private static final String HEX = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    @TempDir private Path folder;
    private SealedLog log;

    @BeforeEach
    void begin() {
        log = new SealedLog(folder.resolve("log")).fill(3);
    }

    private String receipt(String day, String sum) throws IOException {
        var payload = CanonicalJson.of("""
                {"v":1,"matter":"WC260916-7K3M9Q","file":"f1","use":"reply","mediaType":"image/jpeg","bytes":3,"address":"ab",%s"addedAt":"2026-09-16T16:30:00Z"}""".formatted(sum));
        var salt = SealedLog.SECRET.saltOfFile("f1");
        var entry = new LogEntry(LogEntry.FILE, SealedLog.SECRET.caseRef(), 0, day, Commitment.of(salt, payload.getBytes(StandardCharsets.UTF_8)), false);
        log.seal(entry.bytes());
        return Files.writeString(folder.resolve("f.tlog-proof"), log.receipt(new Opening(entry, payload, salt))).toString();
    }

    private String file(String name, String bytes) throws IOException {
        return Files.writeString(folder.resolve(name), bytes).toString();
    }

    private static Run check(String... words) {
        var all = new ArrayList<>(List.of("receipt"));
        all.addAll(List.of(words));
        return SealedLog.json(all.toArray(String[]::new));
    }

    @Test
    void a_file_is_told_with_the_sum_of_its_bytes_and_the_file_itself_is_known_again() throws IOException {
        var receipt = receipt("2026-09-17", "\"sha256\":\"" + SUM + "\",");
        var run = check(receipt, "--file", file("photo.jpg", "abc"));
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.found("file.proved")).isTrue();
        assertThat(run.found("file.same")).isTrue();
        assertThat(run.out()).contains(HEX);
        var text = SealedLog.run(time -> { }, "receipt", receipt, "--key", SealedLog.LOG.verifier().toString(), "--lang", "zh");
        assertThat(text.out()).contains("√ 一个文件：答复，image/jpeg，3 字节，2026-09-17 00:30").contains(HEX);
    }

    @Test
    void another_file_is_none_of_them_and_one_that_cannot_be_read_disproves_nothing() throws IOException {
        var receipt = receipt("2026-09-16", "\"sha256\":\"" + SUM + "\",");
        var run = check(receipt, "--file", file("photo.jpg", "abc"), "--file", file("other.jpg", "abd"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.found("file.same")).isTrue();
        assertThat(run.found("file.unlike")).isTrue();
        assertThat(check(receipt, "--file", folder.resolve("none.jpg").toString()).exit()).isEqualTo(2);
    }

    @Test
    void a_file_whose_sum_was_not_sealed_says_so_and_is_compared_with_nothing() throws IOException {
        var receipt = receipt("2026-09-16", "");
        var run = check(receipt);
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.found("file.without-sum")).isTrue();
        assertThat(check(receipt, "--file", file("photo.jpg", "abc")).exit()).isEqualTo(1);
    }

    @Test
    void a_file_of_another_day_than_its_entry_contradicts_itself() throws IOException {
        assertThat(check(receipt("2026-09-18", "")).found("receipt.contradicts")).isTrue();
    }
}
