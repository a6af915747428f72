package org.huiyin.notify.command;

/** A message did not go out; the reason is a code, never what a stranger's server said. */
final class NotCarried extends Exception {
    /** What becomes of it: tried again and counted, kept without counting, or given up. */
    enum Then { AGAIN, HELD, NEVER }

    final String reason;
    final Then then;

    private NotCarried(String reason, Then then) {
        super(reason, null, false, false);
        this.reason = reason;
        this.then = then;
    }

    /** It may go out later. */
    static NotCarried now(String reason) {
        return new NotCarried(reason, Then.AGAIN);
    }

    /** Nothing was tried: the way is closed for the time being. */
    static NotCarried held(String reason) {
        return new NotCarried(reason, Then.HELD);
    }

    /** Trying again would be refused again. */
    static NotCarried ever(String reason) {
        return new NotCarried(reason, Then.NEVER);
    }
}
