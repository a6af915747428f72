package org.huiyin.open311.command;

import java.time.Instant;
import java.util.Optional;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Header;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.Matters;
import org.huiyin.matters.store.Codec;
import org.huiyin.matters.store.History;
import org.huiyin.open311.store.SentStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What an application may know of what it sent itself, public or not: whether an answer is owed, and no word. */
@Service
public class FollowHandler {
    private final SendHandler sending;
    private final SentStore sent;
    private final KeyHandler keys;
    private final Matters matters;
    private final Codec codec;
    private final History history;

    FollowHandler(SendHandler sending, SentStore sent, KeyHandler keys, Matters matters, Codec codec, History history) {
        this.sending = sending;
        this.sent = sent;
        this.keys = keys;
        this.matters = matters;
        this.codec = codec;
        this.history = history;
    }

    /** How it stands. */
    public record Followed(Header header, boolean open, Instant updated) {}

    /** Empty for what another sent, as for what does not exist. */
    public Optional<Followed> follow(MatterId id, @Nullable String key) {
        if (key == null || key.isBlank() || !sent.isBy(id, keys.admit(key).id())) {
            return Optional.empty();
        }
        var matter = matters.<Object>get(id);
        Lifecycle<Object, ?> kind = codec.kind(matter.header().kind());
        return Optional.of(new Followed(matter.header(), kind.owed(matter.state()), history.of(id, kind.kind()).getLast().occurredAt()));
    }

    public Optional<MatterId> byToken(String token) {
        return sent.byToken(sending.hash(token));
    }
}
