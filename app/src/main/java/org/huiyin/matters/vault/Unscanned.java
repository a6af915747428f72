package org.huiyin.matters.vault;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.vault.Scanner.Scan;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.FilesAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Files of matters that came in while no scanner looked; the oldest are shown to it first, and those it said nothing of after the others. */
@Component
public class Unscanned {
    private static final Logger LOG = LoggerFactory.getLogger(Unscanned.class);
    private static final int AT_ONCE = 50;
    private static final int TRIES = 5;
    private final JdbcTemplate jdbc;
    private final FileStore files;
    private final Vault vault;
    private final Scanner scanner;

    Unscanned(JdbcTemplate jdbc, FileStore files, Vault vault, Scanner scanner) {
        this.jdbc = jdbc;
        this.files = files;
        this.vault = vault;
        this.scanner = scanner;
    }

    private record Waiting(MatterId matter, UUID id, String address, byte[] wrapped, int tries) {}

    /** Returns of how many it is known what they are; it ends when the scanner, or the store of files, does not answer. */
    public int look() {
        int known = 0;
        for (var one : waiting()) {
            try {
                var seen = seen(one);
                if (seen.isEmpty() && !scanner.answers()) {
                    break;
                }
                note(one, seen);
                known += seen.isPresent() ? 1 : 0;
            } catch (FilesAway away) {
                LOG.warn("the store of files does not answer; what the scanner has yet to see waits");
                break;
            } catch (UncheckedIOException passing) {
                LOG.warn("a file of a matter cannot be read just now and waits for the scanner", passing);
            }
        }
        return known;
    }

    /** Of whom it says nothing time and again, it cannot tell. */
    private void note(Waiting one, Optional<Scan> seen) {
        var scan = seen.orElse(one.tries + 1 < TRIES ? Scan.UNSEEN : Scan.UNJUDGED);
        jdbc.update("update attachment set scan = ?, scan_tries = scan_tries + 1 where district = ? and matter_id = ? and id = ?",
                scan.code(), one.matter.district(), one.matter.value(), one.id);
    }

    /** What is gone or does not open will never be seen. */
    private Optional<Scan> seen(Waiting one) {
        Optional<byte[]> file;
        try {
            file = FileTurns.KEPT.with(() -> files.find(one.address).map(sealed -> vault.unwrap(one.matter, one.wrapped).openBytes(Attachments.FILE, sealed)));
        } catch (IllegalStateException closed) {
            LOG.error("a file of a matter does not open and is not shown to the scanner", closed);
            return Optional.of(Scan.UNJUDGED);
        }
        if (file.isEmpty()) {
            LOG.error("a file of a matter is gone and is not shown to the scanner");
            return Optional.of(Scan.UNJUDGED);
        }
        return scanner.look(file.get());
    }

    private List<Waiting> waiting() {
        return jdbc.query("""
                select a.district, a.matter_id, a.id, a.address, k.wrapped, a.scan_tries from attachment a join matter_key k using (district, matter_id)
                where a.scan = 'unseen' order by a.scan_tries, a.added_at limit ?""",
                (row, _) -> new Waiting(new MatterId(row.getShort(1), row.getLong(2)), row.getObject(3, UUID.class), row.getString(4), row.getBytes(5), row.getInt(6)), AT_ONCE);
    }
}
