package org.huiyin.matters.command;

import java.time.Clock;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Masking;
import org.huiyin.matters.domain.SpineEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Supervision (督办) from above, and the one extension of the promise: asked by the holder, decided above, explained. */
@Service
public class OversightHandler {
    private final Desk desk;
    private final Groups groups;
    private final Reasons reasons;
    private final StatutoryClocks clocks;
    private final Clock clock;

    OversightHandler(Desk desk, Groups groups, Reasons reasons, StatutoryClocks clocks, Clock clock) {
        this.desk = desk;
        this.groups = groups;
        this.reasons = reasons;
        this.clocks = clocks;
        this.clock = clock;
    }

    public Matter<?> supervise(Ask ask, String words) {
        return desk.take(ask, "supervise", matter -> {
            short no = matter.words(0);
            return Entry.spine(new SpineEvent.Supervised(ask.member().office(), "asked", no))
                    .say(new Entry.Words(no, "supervision", words.strip()));
        });
    }

    public Matter<?> askExtension(Ask ask, String reason, String words) {
        return desk.take(ask, "ask-extension", matter -> {
            reasons.of("extension", reason);
            var promise = matter.custody().clock(ClockChange.PROMISE);
            if (promise == null || promise.due().at().isBefore(clock.instant())) {
                throw Refusal.notAllowed("extension.too-late");
            }
            short no = matter.words(0);
            return Entry.spine(new SpineEvent.ExtensionAsked(reason, no)).say(new Entry.Words(no, "extension", words.strip()));
        });
    }

    /** Granted, the promise ends later, once; the resident reads why. */
    @Transactional
    public Matter<?> decideExtension(Ask ask, boolean granted, String words) {
        groups.leadOfFirst(ask.id());
        var decided = desk.take(ask, "decide-extension", matter -> {
            short no = matter.words(0);
            var entry = Entry.spine(new SpineEvent.ExtensionDecided(granted, no)).say(new Entry.Words(no, "extension", words.strip()));
            var promise = matter.custody().clock(ClockChange.PROMISE);
            if (!granted) {
                return entry;
            }
            if (promise == null) {
                throw Refusal.notAllowed("extension.too-late");
            }
            var later = clocks.extend(promise.due(), "extension", clock.instant());
            return entry.clock(ClockChange.start(ClockChange.PROMISE, later)).header(header -> header.withPromise(later.at()));
        });
        return groups.tellLead(decided, new Command(ask.key(), ask.member().actor(), null));
    }

    public Matter<?> retitle(Ask ask, String title) {
        return desk.take(ask, "retitle", matter -> Entry.spine(new SpineEvent.Retitled())
                .header((Header header) -> header.withTitle(Masking.mask(title.strip()))));
    }
}
