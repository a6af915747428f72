package org.huiyin.notify.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.notify.Channel;
import org.huiyin.notify.domain.Backoff;
import org.huiyin.notify.domain.QuietHours;
import org.huiyin.notify.domain.Template;
import org.huiyin.notify.domain.Templates;
import org.huiyin.notify.store.LetterStore;
import org.huiyin.notify.store.LetterStore.Queued;
import org.huiyin.storage.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Sends what is due, each way on one of the servers at a time, so that a slow gateway keeps nothing else waiting. A message is taken before it is sent: when its sender dies between sending and
 * saying so it goes out again minutes later, under the same id, by which the receiving side knows it.
 */
@Service
public class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final String LEASE = "letters-";
    private static final Duration LENGTH = Duration.ofMinutes(2);
    private static final Duration IN_HAND = Duration.ofMinutes(5);
    private static final Duration HELD = Duration.ofHours(1);
    private static final Duration SENT_KEPT = Duration.ofDays(7);
    private static final Duration DEAD_KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 200;
    private final LetterStore store;
    private final Sealing sealing;
    private final Map<Channel, Carrier> carriers;
    private final Keeping keeping;
    private final Lease lease;
    private final Clock clock;

    /** What decides when a message may go. */
    @org.springframework.stereotype.Component
    record Keeping(Templates templates, QuietHours hours) {
        java.time.Instant next(Queued letter, java.time.Instant at) {
            boolean waits = templates.find(letter.template(), letter.channel(), letter.language()).map(Template::waits).orElse(false);
            return waits ? hours.next(letter.channel(), at) : at;
        }
    }

    Sender(LetterStore store, Sealing sealing, List<Carrier> carriers, Keeping keeping, Lease lease, Clock clock) {
        this.store = store;
        this.sealing = sealing;
        this.carriers = carriers.stream().collect(Collectors.toMap(Carrier::channel, Function.identity()));
        this.keeping = keeping;
        this.lease = lease;
        this.clock = clock;
    }

    /** Sends until nothing is due, or another server turns out to be the sender; returns how many were taken in hand. */
    public int send(Channel channel) {
        var carrier = carriers.get(channel);
        if (carrier == null || !carrier.ready()) {
            return 0;
        }
        int some = 0;
        while (some < AT_ONCE && lease.held(LEASE + channel.code(), LENGTH)) {
            var next = store.claim(channel, clock.instant(), clock.instant().plus(IN_HAND));
            if (next.isEmpty()) {
                break;
            }
            handled(next.get());
            some++;
        }
        return some;
    }

    /** Messages that are over are kept a week, those given up a month. */
    public void forget() {
        var now = clock.instant();
        store.forget(now.minus(SENT_KEPT), now.minus(DEAD_KEPT));
    }

    /** What breaks while it is opened or sent counts as a try, so that it comes to those given up in the end. */
    private void handled(Queued letter) {
        try {
            handle(letter);
        } catch (DataAccessException later) {
            throw later;
        } catch (RuntimeException broken) {
            LOG.error("message {} by {} broke while it was sent", letter.id(), letter.channel().code(), broken);
            settle(letter, NotCarried.now("broken"));
        }
    }

    private void handle(Queued letter) {
        var now = clock.instant();
        var until = letter.until();
        var inside = sealing.open(letter);
        if (inside.isEmpty() || until != null && now.isAfter(until)) {
            store.end(letter.id(), "expired", now);
            return;
        }
        var open = keeping.next(letter, now);
        if (open.isAfter(now)) {
            store.postpone(letter.id(), open, false, null);
            return;
        }
        try {
            carrier(letter).carry(letter, inside.get());
            store.end(letter.id(), "sent", clock.instant());
        } catch (NotCarried not) {
            LOG.info("message {} by {} did not go out: {}", letter.id(), letter.channel().code(), not.reason);
            settle(letter, not);
        }
    }

    private Carrier carrier(Queued letter) throws NotCarried {
        var carrier = carriers.get(letter.channel());
        if (carrier == null || !carrier.ready()) {
            throw NotCarried.held("not-set-up");
        }
        return carrier;
    }

    private void settle(Queued letter, NotCarried not) {
        var now = clock.instant();
        switch (not.then) {
            case HELD -> store.postpone(letter.id(), now.plus(HELD), false, not.reason);
            case NEVER -> store.giveUp(letter.id(), not.reason, now);
            case AGAIN -> {
                if (letter.tries() >= Backoff.MOST_TRIES) {
                    store.giveUp(letter.id(), not.reason, now);
                } else {
                    store.postpone(letter.id(), keeping.next(letter, now.plus(Backoff.after(letter.tries(), letter.id()))), true, not.reason);
                }
            }
        }
    }
}
