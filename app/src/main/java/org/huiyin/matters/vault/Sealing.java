package org.huiyin.matters.vault;

import java.util.List;
import org.huiyin.kernel.MatterId;

/** Takes the entries of the public log out of the outbox, each once; what it writes commits together with that. */
public interface Sealing {
    /**
     * An event's entry, as it was written in the same statement as the event.
     *
     * @param leaf canonical JSON, see {@link org.huiyin.tlog.entry.LogEntry}
     */
    record ToSeal(MatterId id, int revision, byte[] leaf) {}

    void seal(List<ToSeal> entries);
}
