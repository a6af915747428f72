package org.huiyin.notify.command;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.notify.Channel;
import org.huiyin.notify.Post;
import org.huiyin.notify.domain.Addresses;
import org.huiyin.notify.store.LetterStore;
import org.huiyin.notify.store.LetterStore.Queued;
import org.huiyin.notify.store.LetterStore.Standing;
import org.huiyin.notify.store.WebhookStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Messages that could not be sent, as administrators see them: why, and of the address no more than recognises it. */
@Service
public class DeadLetters {
    private final LetterStore store;
    private final Sealing sealing;
    private final WebhookStore hooks;
    private final Post post;
    private final Clock clock;

    DeadLetters(LetterStore store, Sealing sealing, WebhookStore hooks, Post post, Clock clock) {
        this.store = store;
        this.sealing = sealing;
        this.hooks = hooks;
        this.post = post;
        this.clock = clock;
    }

    /** @param to the address with its middle left out, or the other system's address; null when its matter was erased */
    public record Dead(UUID id, Channel channel, @Nullable String template, @Nullable String to, int tries, @Nullable String reason,
            Instant queuedAt, @Nullable Instant endedAt) {}

    public List<Dead> all() {
        return store.dead().stream().map(letter -> new Dead(letter.id(), letter.channel(), letter.channel() == Channel.WEBHOOK ? null : letter.template(),
                to(letter), letter.tries(), letter.reason(), letter.queuedAt(), letter.endedAt())).toList();
    }

    public Standing standing() {
        return store.standing();
    }

    public boolean ready(Channel channel) {
        return post.ready(channel);
    }

    public void retry(UUID id) {
        if (!store.retry(id, clock.instant())) {
            throw Refusal.notFound("letter.unknown");
        }
    }

    public void discard(UUID id) {
        if (!store.discard(id)) {
            throw Refusal.notFound("letter.unknown");
        }
    }

    private @Nullable String to(Queued letter) {
        var inside = sealing.open(letter).orElse(null);
        if (inside == null) {
            return null;
        }
        return letter.channel() == Channel.WEBHOOK
                ? hooks.find(UUID.fromString(inside.address())).map(WebhookStore.Webhook::url).orElse(null)
                : Addresses.masked(letter.channel(), inside.address());
    }
}
