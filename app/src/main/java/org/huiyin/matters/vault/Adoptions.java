package org.huiyin.matters.vault;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Header;
import org.huiyin.storage.FileStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uploads come under the keys of matters in two parts: they are sealed and written first, while nothing is locked and no connection held,
 * for the store may be slow; then the transaction of the step names them. What is written and never named is swept.
 */
@Component
public class Adoptions {
    private static final int MOST_FILES = 9;
    private final JdbcTemplate jdbc;
    private final FileStore files;
    private final Vault vault;
    private final Leaves leaves;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /**
     * Makes entries of the public log.
     *
     * @param transparency {@code off}: nothing is given to the log; whoever switches it on again seals these late
     */
    @Component
    record Leaves(Sealer sealer, @Value("${huiyin.transparency:on}") String transparency) {
        boolean areGiven() {
            return !transparency.equals("off");
        }
    }

    Adoptions(JdbcTemplate jdbc, FileStore files, Vault vault, Leaves leaves, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.vault = vault;
        this.leaves = leaves;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What lies in the store for matters that do not name it yet. */
    public static final class Ready {
        private final List<UUID> uploads;
        private final List<Kept> kept = new ArrayList<>();
        private final List<String> loose = new ArrayList<>();

        private Ready(List<UUID> uploads) {
            this.uploads = uploads;
        }
    }

    private record Kept(MatterId matter, UUID id, MatterKey key, byte[] name, byte[] digest, String address, @Nullable String thumbnail) {}

    private record Named(long matter, UUID upload) {}

    private record Upload(String mediaType, int bytes, byte[] name, @Nullable UUID thumbnail, String scan) {}

    /** Refuses what {@link #ready} would refuse. */
    public void mustBeThere(List<UUID> uploads) {
        mustBeFew(uploads);
        uploads.forEach(this::find);
    }

    /** Reads each upload once and seals it for every matter that lacks it; one that is gone is refused by name of its field. */
    public Ready ready(List<UUID> uploads, Map<MatterId, MatterKey> matters) {
        mustBeFew(uploads);
        var ready = new Ready(List.copyOf(uploads));
        var there = there(matters.keySet(), uploads);
        for (var id : ready.uploads) {
            var without = matters.keySet().stream().filter(matter -> !there.contains(new Named(matter.value(), id))).toList();
            if (!without.isEmpty()) {
                var upload = find(id);
                FileTurns.KEPT.with(() -> ready.kept.addAll(sealed(id, upload, without, matters)));
                ready.loose.add(id.toString());
                if (upload.thumbnail != null) {
                    ready.loose.add(upload.thumbnail.toString());
                }
            }
        }
        return ready;
    }

    private List<Kept> sealed(UUID id, Upload upload, List<MatterId> to, Map<MatterId, MatterKey> keys) {
        var name = vault.openLoose(id, upload.name);
        var file = vault.openLoose(id, files.read(id.toString()));
        var small = upload.thumbnail == null ? null : vault.openLoose(upload.thumbnail, files.read(upload.thumbnail.toString()));
        return to.stream().map(matter -> {
            var key = Objects.requireNonNull(keys.get(matter));
            return new Kept(matter, id, key, key.seal(Attachments.FILE, name), Attachments.digest(key, file), keep(key, Attachments.FILE, file),
                    small == null ? null : keep(key, Attachments.THUMBNAIL, small));
        }).toList();
    }

    /** Under the matter's key; tells the address. */
    private String keep(MatterKey key, short place, byte[] plain) {
        var under = key.seal(place, plain);
        var address = FileStore.address(under);
        files.write(address, under);
        return address;
    }

    /**
     * Names them in these matters, within the transaction of the step; an upload comes once, to these and no others. A matter that nothing
     * was made ready for came between, and the step is asked again.
     */
    public void enter(Ready ready, Collection<MatterId> matters, String use) {
        var there = there(matters, ready.uploads);
        var delicate = ready.uploads.isEmpty() || matters.isEmpty() ? Set.<Long>of() : delicate(matters);
        for (var id : ready.uploads) {
            var without = matters.stream().filter(matter -> !there.contains(new Named(matter.value(), id))).toList();
            if (!without.isEmpty()) {
                var upload = take(id);
                without.forEach(matter -> insert(kept(ready, matter, id), upload, use, delicate.contains(matter.value())));
            }
        }
    }

    private static Kept kept(Ready ready, MatterId matter, UUID id) {
        return ready.kept.stream().filter(one -> one.id.equals(id) && one.matter.equals(matter)).findFirst().orElseThrow(() -> Refusal.stale("matter.stale"));
    }

    /** The row and its entry of the public log: written together or not at all. */
    private void insert(Kept kept, Upload upload, String use, boolean delicate) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var told = new Sealer.Kept(kept.matter, kept.id, use, upload.mediaType, upload.bytes, kept.address, kept.thumbnail, Attachments.sha256(kept.key, kept.digest), now);
        var entry = leaves.sealer.seal(told, kept.key.secret(), delicate, false).entry();
        jdbc.update("""
                with named as (
                    insert into attachment (district, matter_id, id, use, media_type, bytes, name, address, thumbnail, added_at, scan, digest)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning district, matter_id, id)
                insert into log_queue (district, matter_id, file, leaf, release_at) select district, matter_id, id, ?, ? from named where ?""",
                kept.matter.district(), kept.matter.value(), kept.id, use, upload.mediaType, upload.bytes, kept.name, kept.address, kept.thumbnail,
                now.atOffset(ZoneOffset.UTC), upload.scan, kept.digest, entry.bytes(), leaves.sealer.release(entry, now).atOffset(ZoneOffset.UTC), leaves.areGiven());
    }

    /** Of which of these the log tells the day alone. */
    private Set<Long> delicate(Collection<MatterId> matters) {
        return Set.copyOf(jdbc.queryForList("select matter_id from matter where district = ? and matter_id = any(?) and flags & ? <> 0", Long.class,
                matters.iterator().next().district(), matters.stream().map(MatterId::value).toArray(Long[]::new), Header.Flag.bits(Header.DELICATE)));
    }

    /** The step that enters them, in one transaction; the loose files go when that is certain. */
    public <T> T within(Ready ready, Supplier<T> step) {
        var done = Objects.requireNonNull(transaction.execute(_ -> step.get()));
        LeftFiles.delete(files, ready.loose);
        return done;
    }

    /** Brings uploads under the matter's key, each under one matter alone; what is there already stays as it is. */
    public void adopt(MatterId matter, MatterKey key, List<UUID> uploads, String use) {
        var ready = ready(uploads, Map.of(matter, key));
        within(ready, () -> {
            enter(ready, List.of(matter), use);
            return ready;
        });
    }

    /** How many of that use the matter has. */
    public int count(MatterId matter, String use) {
        return jdbc.queryForList("select id from attachment where district = ? and matter_id = ? and use = ?", matter.district(), matter.value(), use).size();
    }

    /** Which of the uploads these matters name already; all of one district. */
    private Set<Named> there(Collection<MatterId> matters, List<UUID> uploads) {
        if (matters.isEmpty() || uploads.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.query("select matter_id, id from attachment where district = ? and matter_id = any(?) and id = any(?)",
                (row, _) -> new Named(row.getLong(1), row.getObject(2, UUID.class)),
                matters.iterator().next().district(), matters.stream().map(MatterId::value).toArray(Long[]::new), uploads.toArray(UUID[]::new)));
    }

    private Upload find(UUID id) {
        return one("select media_type, bytes, name, thumbnail, scan from upload where id = ?", id);
    }

    private Upload take(UUID id) {
        jdbc.update("delete from upload_coming where id = ?", id);
        return one("delete from upload where id = ? returning media_type, bytes, name, thumbnail, scan", id);
    }

    private Upload one(String sql, UUID id) {
        return jdbc.query(sql, (row, _) -> new Upload(row.getString(1), row.getInt(2), row.getBytes(3), row.getObject(4, UUID.class), row.getString(5)), id)
                .stream().findFirst().orElseThrow(() -> Refusal.invalid("attachment.gone", "attachments"));
    }

    private static void mustBeFew(List<UUID> uploads) {
        if (uploads.size() > MOST_FILES) {
            throw Refusal.invalid("attachment.too-many", "attachments");
        }
    }
}
