package org.huiyin.appeals.command;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.Adoptions;
import org.huiyin.matters.vault.Adoptions.Ready;
import org.huiyin.matters.vault.MatterKey;
import org.springframework.stereotype.Component;

/** Brings uploads under the keys of the appeals they were sent with. */
@Component
class MatterUploads {
    static final String APPEAL = "appeal";
    static final String REPLY = "reply";
    static final String MESSAGE = "message";
    private final Adoptions adoptions;

    MatterUploads(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    void mustBeThere(List<UUID> uploads) {
        adoptions.mustBeThere(uploads);
    }

    /**
     * What an appeal was sent with. The first time may have brought nothing, while the store was away, and what waited too long since was
     * sent anew under other ids: it is brought until as many are there as were sent.
     */
    void bring(Matter<?> matter, List<UUID> uploads) {
        if (!uploads.isEmpty() && matter.key() != null && adoptions.count(matter.id(), APPEAL) < uploads.size()) {
            adoptions.adopt(matter.id(), matter.key(), uploads, APPEAL);
        }
    }

    /** Before the step that takes them: nothing is locked while the store is waited for. */
    Ready ready(List<UUID> uploads, List<? extends Matter<?>> takers) {
        return adoptions.ready(uploads, takers.stream().collect(Collectors.toMap(Matter::id, MatterUploads::key)));
    }

    <T> T within(Ready ready, Supplier<T> step) {
        return adoptions.within(ready, step);
    }

    void enter(Ready ready, Collection<? extends Matter<?>> takers, String use) {
        adoptions.enter(ready, takers.stream().map(Matter::id).toList(), use);
    }

    private static MatterKey key(Matter<?> matter) {
        if (matter.key() == null) {
            throw Refusal.notAllowed("matter.erased");
        }
        return matter.key();
    }
}
