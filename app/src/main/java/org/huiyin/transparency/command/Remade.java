package org.huiyin.transparency.command;

import java.util.Arrays;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.tlog.entry.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is made again from what is stored.
 *
 * @param erased of what is erased nothing can be committed to again: kind, number and time must be the same, and the pseudonym one for all;
 *        null where the whole entry must be
 */
record Remade(LogEntry entry, @Nullable Pseudonym erased) {
    /** The one of an erased matter, as the first of its entries tells it. */
    static final class Pseudonym {
        private @Nullable String known;

        private boolean isOf(LogEntry stands) {
            if (stands.late()) {
                return true; // may have been sealed after the erasure, under a secret of nobody
            }
            if (known == null) {
                known = stands.caseRef();
            }
            return known.equals(stands.caseRef());
        }
    }

    /** Whether that is the entry: it may tell the day alone, and may have become late on its way. */
    boolean isWrittenAs(byte[] leaf, Sealer sealer) {
        var stands = LogEntry.parse(leaf);
        var written = sealer.written(entry, stands.isCoarse(), stands.late());
        return erased == null ? Arrays.equals(written.bytes(), leaf)
                : written.kind().equals(stands.kind()) && written.seq() == stands.seq() && written.ts().equals(stands.ts()) && erased.isOf(stands);
    }
}
