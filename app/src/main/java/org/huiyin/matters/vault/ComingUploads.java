package org.huiyin.matters.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.storage.FileStore;
import org.springframework.stereotype.Component;

/**
 * Files that come in pieces over a bad network. A piece is sealed and lies on the disk before it is counted; the last one is counted when
 * the whole file has passed the gate of every upload, under the id by which an appeal or a reply will name it.
 */
@Component
public class ComingUploads {
    static final int PIECE = 512 * 1024;
    /** What a broken connection leaves is kept when it is worth a file of its own. */
    static final int WORTH = 64 * 1024;
    static final int MOST_PIECES = 400;
    private static final Duration WAITS = Duration.ofHours(24);
    /** A piece that takes longer is put down as far as it came, so that whoever dawdles keeps no place that others need. */
    private static final Duration SLOWEST = Duration.ofMinutes(3);
    private static final Duration ENDING = Duration.ofMinutes(2);
    /** So many pieces at once are in memory, however many callers there are. */
    static final Semaphore IN_HAND = new Semaphore(200);
    private final ComingStore store;
    private final FileStore files;
    private final Vault vault;
    private final Attachments attachments;
    private final UploadRoom room;
    private final Clock clock;

    ComingUploads(ComingStore store, FileStore files, Vault vault, Attachments attachments, UploadRoom room, Clock clock) {
        this.store = store;
        this.files = files;
        this.vault = vault;
        this.attachments = attachments;
        this.room = room;
        this.clock = clock;
    }

    public Coming begin(String name, long length) {
        if (length < 1) {
            throw Refusal.invalid("upload.empty", "Upload-Length");
        }
        if (length > Attachments.MOST_BYTES) {
            throw Refusal.of(Kind.TOO_LARGE, "attachment.too-large", Map.of("megabytes", Attachments.MOST_BYTES >> 20));
        }
        room.mustHold(length);
        var begun = new Coming(UUID.randomUUID(), name, (int) length, 0, clock.instant().plus(WAITS));
        store.insert(begun);
        return begun;
    }

    public Coming standing(UUID id) {
        var coming = store.find(id).orElseThrow(() -> Refusal.notFound("upload.unknown"));
        if (!coming.expiresAt().isAfter(clock.instant())) {
            throw Refusal.of(Kind.GONE, "upload.expired", Map.of());
        }
        return coming;
    }

    /** Takes what comes, as far as it comes; tells how far that is. */
    public Coming append(UUID id, long from, InputStream body) {
        if (!IN_HAND.tryAcquire()) {
            throw Refusal.of(Kind.UNAVAILABLE, "server.busy", Map.of("retryAfterSeconds", 5));
        }
        try {
            var now = standing(id);
            if (from != now.received()) {
                throw Refusal.stale("upload.elsewhere");
            }
            boolean more = !now.isWhole();
            while (more) {
                var read = Read.from(body, Math.min(PIECE, now.length() - now.received()), clock);
                more = !read.ended;
                if (read.bytes.length == now.length() - now.received()) {
                    return ended(now, read.bytes, body);
                }
                now = read.isWorth() ? kept(now, read.bytes) : now;
            }
            return now;
        } finally {
            IN_HAND.release();
        }
    }

    /** What came of a piece before the sender ended, or the connection did. */
    private record Read(byte[] bytes, boolean ended, boolean broken) {
        static Read from(InputStream body, int most, Clock clock) {
            var bytes = new byte[most];
            int have = 0;
            var until = clock.instant().plus(SLOWEST);
            try {
                for (int got = 0; have < most && got >= 0; have += Math.max(got, 0)) {
                    if (clock.instant().isAfter(until)) {
                        return new Read(Arrays.copyOf(bytes, have), true, true);
                    }
                    got = body.read(bytes, have, most - have);
                }
                return new Read(have == most ? bytes : Arrays.copyOf(bytes, have), have < most, false);
            } catch (IOException cut) {
                return new Read(Arrays.copyOf(bytes, have), true, true);
            }
        }

        boolean isWorth() {
            return bytes.length > 0 && (!broken || bytes.length >= WORTH);
        }
    }

    private Coming kept(Coming before, byte[] bytes) {
        if (bytes.length < WORTH && store.pieces(before.id()).size() >= MOST_PIECES) {
            throw Refusal.invalid("upload.crumbs", "Upload-Offset");
        }
        var piece = UUID.randomUUID();
        files.write(piece.toString(), vault.sealLoose(piece, bytes));
        if (!store.count(before, piece, bytes.length, clock.instant())) {
            files.delete(piece.toString());
            throw Refusal.stale("upload.elsewhere");
        }
        return new Coming(before.id(), before.name(), before.length(), before.received() + bytes.length, before.expiresAt());
    }

    private Coming ended(Coming before, byte[] last, InputStream body) {
        if (goesOn(body)) {
            throw Refusal.of(Kind.TOO_LARGE, "upload.longer-than-said", Map.of());
        }
        var now = clock.instant();
        if (!store.claim(before, now.plus(ENDING), now)) {
            throw Refusal.of(Kind.LOCKED, "upload.in-hand", Map.of("retryAfterSeconds", 2));
        }
        var pieces = store.pieces(before.id());
        try {
            attachments.upload(before.id(), before.name(), () -> joined(before.length(), pieces, last));
            store.whole(before.id());
            pieces.forEach(piece -> files.delete(piece.toString()));
        } catch (Refusal refused) {
            if (refused.kind() == Kind.UNAVAILABLE) {
                store.release(before.id());
            } else {
                end(before.id()); // it would be refused again
            }
            throw refused;
        } catch (RuntimeException failed) {
            store.release(before.id());
            throw failed;
        }
        return new Coming(before.id(), before.name(), before.length(), before.length(), before.expiresAt());
    }

    private static boolean goesOn(InputStream body) {
        try {
            return body.read() >= 0;
        } catch (IOException cut) {
            return false;
        }
    }

    private byte[] joined(int length, List<UUID> pieces, byte[] last) {
        var whole = ByteBuffer.allocate(length);
        pieces.forEach(piece -> whole.put(vault.openLoose(piece, files.read(piece.toString()))));
        return whole.put(last).array();
    }

    /** What was sent is not wanted any more, whole or in part. */
    public void end(UUID id) {
        var pieces = store.pieces(id);
        store.delete(id);
        pieces.forEach(piece -> files.delete(piece.toString()));
        attachments.forget(id);
    }

    /** What did not come within a day. A whole one stays as long as any upload does. */
    int forgetOld() {
        var old = store.expired(clock.instant());
        for (var id : old) {
            var pieces = store.pieces(id);
            store.delete(id);
            pieces.forEach(piece -> files.delete(piece.toString()));
        }
        return old.size();
    }
}
