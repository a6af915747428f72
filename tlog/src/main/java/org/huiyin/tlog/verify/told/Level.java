package org.huiyin.tlog.verify.told;

/** What a finding means for the answer as a whole. */
public enum Level {
    /** What follows belongs to it. */
    HEADING(""),
    /** Shown by hashes and signatures alone. */
    PROVED("√ "),
    /** Worth knowing, and no proof of anything. */
    NOTE("· "),
    /** Nothing is shown to be untrue, and somebody should explain it. */
    ODD("? "),
    /** Something is not true. */
    UNTRUE("× "),
    /** Something cannot be read, so that nothing is shown either way. */
    MALFORMED("! "),
    /** The log could not be reached. */
    UNREACHABLE("! ");

    private final String mark;

    Level(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }
}
