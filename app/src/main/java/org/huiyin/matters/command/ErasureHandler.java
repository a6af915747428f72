package org.huiyin.matters.command;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Command;
import org.huiyin.matters.Destroying;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.SpineEvent.Erased;
import org.huiyin.matters.store.Codec;
import org.huiyin.matters.store.ErasureStore;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.ErasureList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out the erasure a resident asked for: destroys the key and with it everything that was said, deletes the search
 * words and files and blanks the title. The history stays whole; it never held a word or a name.
 */
@Service
public class ErasureHandler {
    private final Desk desk;
    private final Matters matters;
    private final Codec codec;
    private final Destroyed destroyed;
    private final CategoryNames categories;
    private final Clock clock;

    /** What is destroyed, and the list that says so. */
    @org.springframework.stereotype.Component
    record Destroyed(ErasureStore store, Attachments attachments, ErasureList list, List<Destroying> elsewhere, TransactionTemplate transaction) {}

    ErasureHandler(Desk desk, Matters matters, Codec codec, Destroyed destroyed, CategoryNames categories, Clock clock) {
        this.desk = desk;
        this.matters = matters;
        this.codec = codec;
        this.destroyed = destroyed;
        this.categories = categories;
        this.clock = clock;
    }

    /** Refused while an office still works on it: first the answer, or the resident withdraws. */
    public Matter<?> erase(Ask ask, String title) {
        var names = new ArrayList<String>();
        var erased = Objects.requireNonNull(destroyed.transaction.execute(_ -> {
            var step = desk.take(ask, "erase", matter -> {
                Lifecycle<Object, ?> kind = codec.kind(matter.header().kind());
                if (kind.owed(matter.state())) {
                    throw Refusal.notAllowed("erasure.still-in-hand");
                }
                return entry(matter, title);
            });
            listOnceCommitted(ask.id());
            if (!step.replayed()) {
                names.addAll(destroy(ask.id()));
            }
            return step;
        }));
        destroyed.attachments.delete(names);
        return erased;
    }

    /** What came back with a restored backup is erased as it was before, whoever holds it now; false when nothing was left of it. */
    public boolean eraseAgain(MatterId id) {
        if (!destroyed.store.anythingLeft(id)) {
            return false;
        }
        var key = UUID.nameUUIDFromBytes(("erased/" + id.district() + "/" + id.value()).getBytes(StandardCharsets.UTF_8));
        var names = destroyed.transaction.execute(_ -> {
            matters.<Object, Object>step(id, new Command(key, new Actor.Clockwork(), null), matter -> entry(matter, categories.title(matter.header())));
            return destroy(id);
        });
        destroyed.attachments.delete(Objects.requireNonNull(names));
        return true;
    }

    private Entry<Object> entry(Matter<?> matter, String title) {
        var entry = Entry.<Object>spine(new Erased()).header(header -> header.withTitle(title));
        matter.custody().clocks().forEach(running -> entry.clock(ClockChange.withdraw(running.slot(), clock.instant())));
        return entry;
    }

    /** Tells the names of its files: they go when all is committed and no connection waits for the store. */
    private List<String> destroy(MatterId id) {
        destroyed.store.destroy(id);
        destroyed.elsewhere.forEach(one -> one.destroy(id));
        return destroyed.attachments.destroy(id);
    }

    /** Before anything else that waits for the commit, and before anybody is told that it is erased: a backup must not bring it back. */
    private void listOnceCommitted(MatterId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public int getOrder() {
                return HIGHEST_PRECEDENCE;
            }

            @Override
            public void afterCommit() {
                destroyed.list.add(id, clock.instant());
            }
        });
    }
}
