package org.huiyin.matters.command;

import java.time.Clock;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.SpineEvent.Erased;
import org.huiyin.matters.store.Codec;
import org.huiyin.matters.store.ErasureStore;
import org.huiyin.matters.vault.Attachments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out the erasure a resident asked for: destroys the key and with it everything that was said, deletes the search
 * words and files and blanks the title. The history stays whole; it never held a word or a name.
 */
@Service
public class ErasureHandler {
    private final Desk desk;
    private final Codec codec;
    private final ErasureStore store;
    private final Attachments attachments;
    private final Clock clock;

    ErasureHandler(Desk desk, Codec codec, ErasureStore store, Attachments attachments, Clock clock) {
        this.desk = desk;
        this.codec = codec;
        this.store = store;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** Refused while an office still works on it: first the answer, or the resident withdraws. */
    @Transactional
    public Matter<?> erase(Ask ask, String title) {
        var erased = desk.take(ask, "erase", matter -> {
            Lifecycle<Object, ?> kind = codec.kind(matter.header().kind());
            if (kind.owed(matter.state())) {
                throw Refusal.notAllowed("erasure.still-in-hand");
            }
            var entry = Entry.<Object>spine(new Erased()).header(header -> header.withTitle(title));
            matter.custody().clocks().forEach(running -> entry.clock(ClockChange.withdraw(running.slot(), clock.instant())));
            return entry;
        });
        if (!erased.replayed()) {
            store.destroy(ask.id());
            attachments.destroy(ask.id());
        }
        return erased;
    }
}
