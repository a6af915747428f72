package org.huiyin.matters.vault;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.vault.Scanner.Scan;
import org.huiyin.storage.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Files of matters that came in while no scanner looked; the oldest are shown to it first. */
@Component
public class Unscanned {
    private static final Logger LOG = LoggerFactory.getLogger(Unscanned.class);
    private static final int AT_ONCE = 50;
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

    private record Waiting(MatterId matter, UUID id, String address, byte[] wrapped) {}

    /** Returns how many were looked at; it ends when the scanner does not answer. */
    public int look() {
        int looked = 0;
        for (var one : waiting()) {
            try {
                var seen = seen(one);
                if (seen.isEmpty()) {
                    break;
                }
                note(one, seen.get());
                looked++;
            } catch (IllegalStateException | UncheckedIOException unreadable) {
                LOG.error("a file of a matter cannot be read and was not shown to the scanner", unreadable);
                note(one, Scan.UNJUDGED);
            }
        }
        return looked;
    }

    private void note(Waiting one, Scan scan) {
        jdbc.update("update attachment set scan = ? where district = ? and matter_id = ? and id = ?", scan.code(), one.matter.district(), one.matter.value(), one.id);
    }

    private Optional<Scan> seen(Waiting one) {
        return FileTurns.KEPT.with(() -> scanner.look(vault.unwrap(one.matter, one.wrapped).openBytes(Attachments.FILE, files.read(one.address))));
    }

    private List<Waiting> waiting() {
        return jdbc.query("""
                select a.district, a.matter_id, a.id, a.address, k.wrapped from attachment a join matter_key k using (district, matter_id)
                where a.scan = 'unseen' order by a.added_at limit ?""",
                (row, _) -> new Waiting(new MatterId(row.getShort(1), row.getLong(2)), row.getObject(3, UUID.class), row.getString(4), row.getBytes(5)), AT_ONCE);
    }
}
