package org.huiyin.transparency.command;

import org.huiyin.transparency.store.LogStore;
import org.springframework.boot.test.context.TestComponent;

/** What a switched-on log does first, once more. */
@TestComponent
public class SealingOnceMore {
    private final LateSealing late;
    private final LogStore store;
    private boolean once;

    SealingOnceMore(LateSealing late, LogStore store) {
        this.late = late;
        this.store = store;
    }

    /** As after the log was off; the second time nothing is left to do. */
    public int afterASwitch() {
        if (!once) {
            store.lateDone(false);
        }
        once = !once;
        return late.run();
    }
}
