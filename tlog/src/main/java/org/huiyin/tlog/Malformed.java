package org.huiyin.tlog;

/** What was read is not written as its format says; the message names what is wrong and never quotes a secret. */
public final class Malformed extends IllegalArgumentException {
    public Malformed(String message) {
        super(message);
    }
}
