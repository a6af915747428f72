package org.huiyin.notify.command;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.notify.Channel;
import org.huiyin.notify.Letter;
import org.huiyin.notify.Post;
import org.huiyin.notify.domain.Addresses;
import org.huiyin.notify.domain.QuietHours;
import org.huiyin.notify.domain.Template;
import org.huiyin.notify.domain.Templates;
import org.huiyin.notify.store.LetterStore;
import org.huiyin.notify.store.LetterStore.Queued;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a message before it is queued: its words, its address, and that nothing of a person stands in an SMS. */
@Component
class PostOffice implements Post {
    private final Templates templates;
    private final QuietHours hours;
    private final LetterStore store;
    private final Sealing sealing;
    private final List<Carrier> carriers;
    private final Clock clock;

    PostOffice(Templates templates, QuietHours hours, LetterStore store, Sealing sealing, List<Carrier> carriers, Clock clock) {
        this.templates = templates;
        this.hours = hours;
        this.store = store;
        this.sealing = sealing;
        this.carriers = List.copyOf(carriers);
        this.clock = clock;
    }

    @Override
    public boolean ready(Channel channel) {
        return carriers.stream().anyMatch(carrier -> carrier.channel() == channel && carrier.ready());
    }

    @Override
    public Optional<String> cleaned(Channel channel, String address) {
        return Addresses.clean(channel, address);
    }

    @Override
    public void send(UUID key, Letter letter) {
        queue(key, letter, null);
    }

    /** About a matter: sealed under its key, gone with it. */
    void send(UUID key, Letter letter, Matter<?> about) {
        queue(key, letter, about);
    }

    private void queue(UUID key, Letter letter, @Nullable Matter<?> about) {
        if (!ready(letter.channel())) {
            throw Refusal.notAllowed("notify.not-set-up");
        }
        if (about != null && about.key() == null) {
            return; // erased: nobody is left to be told
        }
        var template = template(letter);
        var values = template.narrowed(letter.values());
        if (!template.takes(values) || letter.values().keySet().stream().anyMatch(name -> org.huiyin.notify.domain.Placeholder.of(name).isEmpty())) {
            throw new IllegalArgumentException("values do not fit the places of " + letter.template());
        }
        var address = Addresses.clean(letter.channel(), letter.address()).orElseThrow(() -> Refusal.invalid("notify.address-unreadable", "address"));
        hand(key, letter, about, new Sealing.Inside(address, values), template.waits());
    }

    /** A fact for another system; it waits for nobody's morning, and stands in the queue under the webhook's id. */
    void tell(UUID key, UUID webhook, Matter<?> about, Map<String, String> facts) {
        if (about.key() != null) {
            hand(key, new Letter(webhook.toString(), Channel.WEBHOOK, webhook.toString(), "zh", facts, null), about,
                    new Sealing.Inside(webhook.toString(), facts), false);
        }
    }

    private void hand(UUID key, Letter letter, @Nullable Matter<?> about, Sealing.Inside inside, boolean waits) {
        var now = clock.instant();
        var sealed = sealing.seal(key, about == null ? null : about.key(), inside);
        store.queue(new Queued(key, about == null ? null : about.id(), letter.template(), letter.channel(), letter.language(), sealed,
                letter.until(), 0, null, now, null), waits ? hours.next(letter.channel(), now) : now);
    }

    private Template template(Letter letter) {
        return templates.find(letter.template(), letter.channel(), letter.language())
                .orElseThrow(() -> new IllegalArgumentException("no template " + letter.template() + " for " + letter.channel()));
    }
}
