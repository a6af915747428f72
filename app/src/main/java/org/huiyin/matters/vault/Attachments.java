package org.huiyin.matters.vault;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.vault.Scanner.Scan;
import org.huiyin.storage.FileStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Files that residents and offices add. An upload waits a day for its appeal; then it moves under the key of the matter and
 * dies with it.
 */
@Component
public class Attachments {
    public static final int MOST_BYTES = 20 * 1024 * 1024;
    static final short FILE = -2;
    private static final Duration WAITS = Duration.ofHours(24);
    private static final int MOST_FILES = 9;
    private final JdbcTemplate jdbc;
    private final FileStore files;
    private final Vault vault;
    private final Scanner scanner;
    private final Clock clock;

    Attachments(JdbcTemplate jdbc, FileStore files, Vault vault, Scanner scanner, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.vault = vault;
        this.scanner = scanner;
        this.clock = clock;
    }

    /**
     * A file as a screen names it.
     *
     * @param scan {@code unseen} while the virus scanner has yet to look, {@code infected} when the file stays shut; null when there is nothing to say
     */
    public record Listed(UUID id, String use, String name, String mediaType, int bytes, @Nullable @Schema(example = "unseen") String scan) {}

    /** A file opened. */
    public record Content(String name, String mediaType, byte[] bytes) {}

    /** Takes a file in before there is a matter; what it is, its bytes tell. */
    public Listed upload(String name, byte[] bytes) {
        return upload(UUID.randomUUID(), name, bytes);
    }

    /** Under an id of the caller's own, so that the same file that comes again after a fault is the same upload. */
    public Listed upload(UUID id, String name, byte[] bytes) {
        return upload(id, name, () -> bytes);
    }

    /** The bytes are fetched when there is room for them in memory. */
    public Listed upload(UUID id, String name, Supplier<byte[]> whole) {
        var taken = FileTurns.with(() -> {
            var bytes = whole.get();
            if (bytes.length > MOST_BYTES) {
                throw Refusal.of(Refusal.Kind.TOO_LARGE, "attachment.too-large", java.util.Map.of("megabytes", MOST_BYTES >> 20));
            }
            var scan = scanner.admit(bytes);
            var looked = Sniffing.clean(bytes);
            files.write(id.toString(), vault.sealLoose(id, looked.bytes()));
            return new Taken(looked.mediaType(), looked.bytes().length, scan);
        });
        jdbc.update("insert into upload (id, media_type, bytes, name, created_at, scan) values (?, ?, ?, ?, ?, ?) on conflict do nothing", id, taken.mediaType,
                taken.bytes, vault.sealLoose(id, name.getBytes(StandardCharsets.UTF_8)), clock.instant().atOffset(ZoneOffset.UTC), taken.scan.code());
        return new Listed(id, "upload", name, taken.mediaType, taken.bytes, told(taken.scan));
    }

    private record Taken(String mediaType, int bytes, Scan scan) {}

    private @Nullable String told(Scan scan) {
        return scan == Scan.CLEAN || scan == Scan.UNSEEN && !scanner.configured() ? null : scan.code();
    }

    /** Refuses what {@link #adopt} would refuse. */
    public void mustBeThere(List<UUID> uploads) {
        if (uploads.size() > MOST_FILES) {
            throw Refusal.invalid("attachment.too-many", "attachments");
        }
        uploads.forEach(this::known);
    }

    /** Brings uploads under the matter's key, each under one matter alone; an upload that is gone is refused by name of its field. */
    @Transactional
    public void adopt(MatterId matter, MatterKey key, List<UUID> uploads, String use) {
        if (uploads.size() > MOST_FILES) {
            throw Refusal.invalid("attachment.too-many", "attachments");
        }
        for (var id : uploads) {
            if (has(matter, id)) {
                continue; // a repeated command brings what is here already
            }
            var upload = take(id);
            var address = FileTurns.with(() -> keep(key, vault.openLoose(id, files.read(id.toString()))));
            jdbc.update("""
                    insert into attachment (district, matter_id, id, use, media_type, bytes, name, address, added_at, scan)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    matter.district(), matter.value(), id, use, upload.mediaType, upload.bytes, key.seal(FILE, vault.openLoose(id, upload.name)),
                    address, clock.instant().atOffset(ZoneOffset.UTC), upload.scan);
            deleteOnceCommitted(id.toString());
        }
    }

    /** A member of a group gets copies of its own, sealed under its own key. */
    public void copy(MatterId from, MatterKey fromKey, List<UUID> some, MatterId to, MatterKey toKey) {
        for (var id : some) {
            if (has(to, id)) {
                continue;
            }
            var file = read(from, fromKey, id).orElseThrow(() -> Refusal.invalid("attachment.gone", "files"));
            var address = FileTurns.with(() -> keep(toKey, file.bytes()));
            jdbc.update("""
                    insert into attachment (district, matter_id, id, use, media_type, bytes, name, address, added_at, scan)
                    select ?, ?, id, use, media_type, bytes, ?, ?, ?, scan from attachment where district = ? and matter_id = ? and id = ?""",
                    to.district(), to.value(), toKey.seal(FILE, file.name().getBytes(StandardCharsets.UTF_8)), address,
                    clock.instant().atOffset(ZoneOffset.UTC), from.district(), from.value(), id);
        }
    }

    public List<Listed> of(MatterId matter, MatterKey key) {
        return jdbc.query("select id, use, name, media_type, bytes, scan from attachment where district = ? and matter_id = ? order by added_at, id",
                (row, _) -> new Listed(row.getObject(1, UUID.class), row.getString(2), key.open(FILE, row.getBytes(3)), row.getString(4), row.getInt(5),
                        told(Scan.of(row.getString(6)))),
                matter.district(), matter.value());
    }

    private boolean has(MatterId matter, UUID id) {
        return !jdbc.queryForList("select id from attachment where district = ? and matter_id = ? and id = ?", matter.district(), matter.value(), id).isEmpty();
    }

    /** What is infected stays shut. */
    public Optional<Content> read(MatterId matter, MatterKey key, UUID id) {
        return jdbc.query("select name, media_type, address, scan from attachment where district = ? and matter_id = ? and id = ?",
                (row, _) -> new Sealed(key.open(FILE, row.getBytes(1)), row.getString(2), shut(row.getString(4), row.getString(3))),
                matter.district(), matter.value(), id).stream().findFirst().map(kept -> new Content(kept.name, kept.mediaType,
                        FileTurns.with(() -> key.openBytes(FILE, files.read(kept.address)))));
    }

    private static String shut(String scan, String address) {
        if (Scan.of(scan) == Scan.INFECTED) {
            throw Refusal.notAllowed("attachment.infected");
        }
        return address;
    }

    private record Sealed(String name, String mediaType, String address) {}

    /** Under the matter's key; tells the address. */
    private String keep(MatterKey key, byte[] plain) {
        var under = key.seal(FILE, plain);
        var address = FileStore.address(under);
        files.write(address, under);
        return address;
    }

    /** Deletes the files of a matter whose key is destroyed. */
    @Transactional
    public void destroy(MatterId matter) {
        jdbc.query("delete from attachment where district = ? and matter_id = ? returning address", (row, _) -> row.getString(1),
                matter.district(), matter.value()).forEach(this::deleteOnceCommitted);
    }

    /** Uploads nobody used within a day are forgotten, and whatever file a crash left without an owner. */
    public int forgetOld() {
        var before = clock.instant().minus(WAITS);
        var old = jdbc.query("delete from upload where created_at < ? returning id", (row, _) -> row.getString(1), before.atOffset(ZoneOffset.UTC));
        old.forEach(files::delete);
        files.loose(before).stream().filter(name -> !belongs(name)).forEach(files::delete);
        return old.size();
    }

    private boolean belongs(String name) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select from upload where id::text = ?) or exists (select from job where id::text = ?)""", Boolean.class, name, name));
    }

    /** Not sooner: what is taken back needs its file again. */
    private void deleteOnceCommitted(String name) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                files.delete(name);
            }
        });
    }

    private void known(UUID id) {
        if (jdbc.queryForList("select id from upload where id = ?", id).isEmpty()) {
            throw Refusal.invalid("attachment.gone", "attachments");
        }
    }

    private record Upload(String mediaType, int bytes, byte[] name, String scan) {}

    private Upload take(UUID id) {
        return jdbc.query("delete from upload where id = ? returning media_type, bytes, name, scan",
                (row, _) -> new Upload(row.getString(1), row.getInt(2), row.getBytes(3), row.getString(4)), id).stream().findFirst()
                .orElseThrow(() -> Refusal.invalid("attachment.gone", "attachments"));
    }
}
