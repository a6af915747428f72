package org.huiyin.matters;

import org.huiyin.kernel.MatterId;

/** Keeps something of a matter outside its own tables, and destroys it with the matter's key, in the same transaction. */
public interface Destroying {
    void destroy(MatterId id);
}
