package org.huiyin.tlog.verify.log;

import java.time.Duration;

/** Waits, or in a test does not. */
@FunctionalInterface
public interface Pause {
    void pause(Duration time) throws InterruptedException;
}
