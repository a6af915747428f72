package org.huiyin.matters.vault;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.vault.Scanner.Scan;
import org.huiyin.storage.FileStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Files that residents and offices add. An upload waits a day for its appeal; then it moves under the key of the matter and
 * dies with it.
 */
@Component
public class Attachments {
    public static final int MOST_BYTES = 20 * 1024 * 1024;
    static final short FILE = -2;
    static final short THUMBNAIL = -4;
    private static final short DIGEST = -5;
    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
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
     * @param scan {@code unseen} while the virus scanner has yet to look, {@code unjudged} when it could not tell, {@code infected} when the file stays shut; null when there is nothing to say
     */
    public record Listed(UUID id, String use, String name, String mediaType, int bytes, boolean thumbnail,
            @Nullable @Schema(example = "unseen") String scan) {}

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
        var thumbnail = UUID.randomUUID();
        var taken = FileTurns.COMING.with(() -> {
            var bytes = whole.get();
            if (bytes.length > MOST_BYTES) {
                throw Refusal.of(Refusal.Kind.TOO_LARGE, "attachment.too-large", Map.of("megabytes", MOST_BYTES >> 20));
            }
            var scan = scanner.admit(bytes);
            var looked = Sniffing.clean(bytes);
            files.write(id.toString(), vault.sealLoose(id, looked.bytes()));
            if (looked.thumbnail() != null) {
                files.write(thumbnail.toString(), vault.sealLoose(thumbnail, looked.thumbnail()));
            }
            return new Taken(looked.mediaType(), looked.bytes().length, looked.thumbnail() == null ? null : thumbnail, scan);
        });
        jdbc.update("""
                insert into upload (id, media_type, bytes, name, thumbnail, created_at, scan) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                id, taken.mediaType, taken.bytes, vault.sealLoose(id, name.getBytes(StandardCharsets.UTF_8)), taken.thumbnail,
                clock.instant().atOffset(ZoneOffset.UTC), taken.scan.code());
        return new Listed(id, "upload", name, taken.mediaType, taken.bytes, taken.thumbnail != null, told(taken.scan));
    }

    private record Taken(String mediaType, int bytes, @Nullable UUID thumbnail, Scan scan) {}

    private @Nullable String told(Scan scan) {
        return scan == Scan.CLEAN || scan != Scan.INFECTED && !scanner.configured() ? null : scan.code();
    }

    public List<Listed> of(MatterId matter, MatterKey key) {
        return jdbc.query("select id, use, name, media_type, bytes, thumbnail is not null, scan from attachment where district = ? and matter_id = ? order by added_at, id",
                (row, _) -> new Listed(row.getObject(1, UUID.class), row.getString(2), key.open(FILE, row.getBytes(3)), row.getString(4), row.getInt(5),
                        row.getBoolean(6), told(Scan.of(row.getString(7)))),
                matter.district(), matter.value());
    }

    /** What is infected stays shut. */
    public Optional<Content> read(MatterId matter, MatterKey key, UUID id) {
        return jdbc.query("select name, media_type, address, scan from attachment where district = ? and matter_id = ? and id = ?",
                (row, _) -> new Sealed(key.open(FILE, row.getBytes(1)), row.getString(2), shut(row.getString(4), row.getString(3))),
                matter.district(), matter.value(), id).stream().findFirst().map(kept -> new Content(kept.name, kept.mediaType,
                        FileTurns.KEPT.with(() -> key.openBytes(FILE, files.read(kept.address)))));
    }

    private static String shut(String scan, String address) {
        if (Scan.of(scan) == Scan.INFECTED) {
            throw Refusal.notAllowed("attachment.infected");
        }
        return address;
    }

    private record Sealed(String name, String mediaType, String address) {}

    /** The small picture of a photograph; other files have none, nor have those that came before there were any. */
    public Optional<byte[]> thumbnail(MatterId matter, MatterKey key, UUID id) {
        return jdbc.query("select thumbnail, scan from attachment where district = ? and matter_id = ? and id = ? and thumbnail is not null",
                (row, _) -> shut(row.getString(2), row.getString(1)),
                matter.district(), matter.value(), id).stream().findFirst().map(address -> key.openBytes(THUMBNAIL, files.read(address)));
    }

    /** The SHA-256 of a plain file as it is kept beside it: under the matter's key, so that two matters never show that they hold the same file. */
    static byte[] digest(MatterKey key, byte[] plain) {
        return key.seal(DIGEST, sha256(plain));
    }

    /** Opens it, in Base64. */
    public static String sha256(MatterKey key, byte[] digest) {
        return Base64.getEncoder().encodeToString(key.openBytes(DIGEST, digest));
    }

    private static byte[] sha256(byte[] plain) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Of files that came before it was kept and are not sealed without it; what is gone or does not open has none for ever. The store may be slow: not while anything waits for this. */
    public void keepDigests(MatterId matter, MatterKey key) {
        record Without(UUID id, String address) {}
        for (var one : jdbc.query("""
                select id, address from attachment a where district = ? and matter_id = ? and digest is null
                    and not exists (select 1 from log_index i where i.district = a.district and i.matter_id = a.matter_id and i.file = a.id)
                    and not exists (select 1 from log_queue q where q.district = a.district and q.matter_id = a.matter_id and q.file = a.id)""",
                (row, _) -> new Without(row.getObject(1, UUID.class), row.getString(2)), matter.district(), matter.value())) {
            try {
                FileTurns.KEPT.with(() -> files.find(one.address).map(sealed -> digest(key, key.openBytes(FILE, sealed))))
                        .ifPresent(digest -> jdbc.update("update attachment set digest = ? where district = ? and matter_id = ? and id = ?", digest,
                                matter.district(), matter.value(), one.id));
            } catch (IllegalStateException | UncheckedIOException unread) {
                LOG.error("a file of a matter cannot be read, and is sealed without the sum of its bytes", unread);
            }
        }
    }

    /** Forgets the files of a matter whose key is destroyed, and tells their names: they are deleted when that is committed. */
    public List<String> destroy(MatterId matter) {
        return jdbc.query("delete from attachment where district = ? and matter_id = ? returning address, thumbnail", Attachments::names,
                matter.district(), matter.value()).stream().flatMap(List::stream).toList();
    }

    /** Files that are named nowhere any more. The store may be slow: not while anything waits for this. */
    public void delete(List<String> names) {
        LeftFiles.delete(files, names);
    }

    /** An upload that is not wanted any more; one that came to its matter stays there. */
    void forget(UUID id) {
        jdbc.query("delete from upload where id = ? returning id, thumbnail", Attachments::names, id).forEach(names -> names.forEach(files::delete));
    }

    /** A file and its thumbnail, when it has one. */
    static List<String> names(ResultSet row, int number) throws SQLException {
        return Stream.of(row.getString(1), row.getString(2)).filter(Objects::nonNull).toList();
    }
}
