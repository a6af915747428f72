package org.huiyin.notify.command;

/** A message did not go out; the reason is a code, never what a stranger's server said. */
final class NotCarried extends Exception {
    final String reason;
    final boolean forGood;

    private NotCarried(String reason, boolean forGood) {
        super(reason, null, false, false);
        this.reason = reason;
        this.forGood = forGood;
    }

    /** It may go out later. */
    static NotCarried now(String reason) {
        return new NotCarried(reason, false);
    }

    /** Trying again would be refused again. */
    static NotCarried ever(String reason) {
        return new NotCarried(reason, true);
    }
}
