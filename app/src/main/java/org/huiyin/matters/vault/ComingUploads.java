package org.huiyin.matters.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.huiyin.kernel.AtOnce;
import org.huiyin.kernel.Caller;
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
    /** One of which nothing came yet; the first piece gives it the day. */
    private static final Duration EMPTY = Duration.ofMinutes(15);
    /** A piece that takes longer is put down as far as it came, so that whoever dawdles keeps no place that others need. */
    private static final Duration SLOWEST = Duration.ofMinutes(3);
    private static final Duration ENDING = Duration.ofMinutes(2);
    /** So many pieces at once are in memory, however many callers there are. */
    static final Semaphore IN_HAND = new Semaphore(200);
    /** Each waits for the scanner in one of a few turns that all share. */
    private static final int ENDING_AT_ONCE = 2;
    private final AtOnce endings = new AtOnce(ENDING_AT_ONCE);
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

    public Coming begin(String name, long length, Caller caller) {
        if (length < 1) {
            throw Refusal.invalid("upload.empty", "Upload-Length");
        }
        if (length > Attachments.MOST_BYTES) {
            throw Refusal.of(Kind.TOO_LARGE, "attachment.too-large", Map.of("megabytes", Attachments.MOST_BYTES >> 20));
        }
        room.mustHoldOneMore(caller);
        var begun = new Coming(UUID.randomUUID(), name, (int) length, 0, clock.instant().plus(EMPTY));
        store.insert(begun);
        room.begun(begun.id(), caller);
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
    public Coming append(UUID id, long from, InputStream body, Caller caller) {
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
                    return endedInTurn(now, read.bytes, body, caller);
                }
                now = read.isWorth() ? kept(now, read.bytes, caller) : now;
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

    private Coming kept(Coming before, byte[] bytes, Caller caller) {
        if (bytes.length < WORTH && store.pieces(before.id()).size() >= MOST_PIECES) {
            throw Refusal.invalid("upload.crumbs", "Upload-Offset");
        }
        room.mustHold(before.id(), bytes.length, caller);
        var until = until(before);
        var piece = UUID.randomUUID();
        files.write(piece.toString(), vault.sealLoose(piece, bytes));
        if (!store.count(before, piece, bytes.length, until, clock.instant())) {
            files.delete(piece.toString());
            throw Refusal.stale("upload.elsewhere");
        }
        return new Coming(before.id(), before.name(), before.length(), before.received() + bytes.length, until);
    }

    private Instant until(Coming before) {
        return before.received() == 0 ? clock.instant().plus(WAITS) : before.expiresAt();
    }

    private Coming endedInTurn(Coming before, byte[] last, InputStream body, Caller caller) {
        if (!endings.enter(caller.name())) {
            throw Refusal.of(Kind.UNAVAILABLE, "server.busy", Map.of("retryAfterSeconds", 2));
        }
        try {
            return ended(before, last, body);
        } finally {
            endings.leave(caller.name());
        }
    }

    private Coming ended(Coming before, byte[] last, InputStream body) {
        if (goesOn(body)) {
            throw Refusal.of(Kind.TOO_LARGE, "upload.longer-than-said", Map.of());
        }
        var now = clock.instant();
        if (!store.claim(before, now.plus(ENDING), now)) {
            throw Refusal.of(Kind.LOCKED, "upload.in-hand", Map.of("retryAfterSeconds", 2));
        }
        var until = until(before);
        var pieces = store.pieces(before.id());
        try {
            attachments.upload(before.id(), before.name(), () -> joined(before.length(), pieces, last));
            store.whole(before.id(), until);
            pieces.forEach(piece -> files.delete(piece.toString()));
        } catch (Refusal refused) {
            if (refused.kind() == Kind.UNAVAILABLE) {
                store.release(before.id());
            } else {
                end(before.id()); // it would be refused again
            }
            throw refused;
        } catch (RuntimeException | Error failed) {
            store.release(before.id());
            throw failed;
        }
        return new Coming(before.id(), before.name(), before.length(), before.length(), until);
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

    /** What did not come within a day, or did not begin to. A whole one stays as long as any upload does. */
    void forgetOld() {
        for (var old = store.expired(clock.instant()); !old.isEmpty(); old = store.expired(clock.instant())) {
            for (var id : old) {
                var pieces = store.pieces(id);
                store.delete(id);
                pieces.forEach(piece -> files.delete(piece.toString()));
            }
        }
    }
}
