package org.huiyin.tlog;

/** What was read is well written and untrue: it does not lead to the root that was signed, or two roots do not fit each other. */
public final class Inconsistent extends RuntimeException {
    public Inconsistent(String message) {
        super(message);
    }
}
