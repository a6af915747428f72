package org.huiyin.tlog.verify.log;

/** The log could not be read, which says nothing about what is in it. */
public final class Unreachable extends RuntimeException {
    public Unreachable(String message) {
        super(message);
    }
}
