package org.huiyin.open311;

import org.huiyin.open311.command.KeyHandler;
import org.springframework.stereotype.Component;

/** The key of the demonstration, issued while it is founded. */
@Component
public final class Open311Keys {
    private final KeyHandler keys;

    Open311Keys(KeyHandler keys) {
        this.keys = keys;
    }

    /** A key told this once. */
    public String forDemonstration() {
        return keys.issue("演示 Demonstration", null).key();
    }
}
