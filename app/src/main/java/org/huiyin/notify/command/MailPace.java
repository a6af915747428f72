package org.huiyin.notify.command;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.huiyin.kernel.MatterId;
import org.huiyin.notify.Channel;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.domain.Addresses;
import org.huiyin.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many letters are taken in an hour, from one address and from all together. As each letter is answered once at most, and to where
 * it says it is from, nobody gets more answers than that by letters in his name.
 */
@Component
class MailPace {
    private static final String ALL = "";
    private final RateLimit each;
    private final RateLimit together;

    @Autowired
    MailPace(NotifySettings settings, Clock clock) {
        this(settings.mailbox().perSender(), settings.mailbox().together(), clock);
    }

    MailPace(int perSender, int together, Clock clock) {
        this.each = new RateLimit(perSender, Duration.ofHours(1), clock);
        this.together = new RateLimit(together, Duration.ofHours(1), clock);
    }

    /** Whether letters must wait, but for answers to our own mails: they have a limit for each sender and for each matter alone. */
    boolean isFull() {
        return together.wouldRefuse(ALL).isPresent();
    }

    /** Whether a letter from there must wait. */
    boolean isOver(String from, @Nullable MatterId answered) {
        var sender = sender(from);
        return answered == null ? isFull() || isOver(sender) : isOver(sender) || isOver(answered.toString());
    }

    private boolean isOver(String one) {
        return !one.isEmpty() && each.wouldRefuse(one).isPresent();
    }

    void took(String from, @Nullable MatterId answered) {
        together.refuse(ALL);
        var sender = sender(from);
        if (!sender.isEmpty()) {
            each.refuse(sender);
        }
        if (answered != null) {
            each.refuse(answered.toString());
        }
    }

    /** One mailbox is one sender, whatever it adds to its name; who cannot be read gets no answer. */
    private static String sender(String from) {
        return Addresses.clean(Channel.EMAIL, from).map(address -> address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@")).orElse("");
    }
}
