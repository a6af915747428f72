package org.huiyin.matters;

import org.huiyin.kernel.MatterId;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.vault.MatterKey;
import org.jspecify.annotations.Nullable;

/**
 * A matter as one row tells it: header, the kind's state, custody.
 *
 * @param key opens what was said; null once it is destroyed
 * @param replayed the command that asked for it has been carried out before
 */
public record Matter<S>(Header header, S state, Custody custody, @Nullable MatterKey key, boolean replayed) {
    /** The number under which the i-th words of the next event will be kept. */
    public short words(int i) {
        return (short) ((header.revision() + 1) * 4 + i);
    }

    public MatterId id() {
        return header.id();
    }
}
