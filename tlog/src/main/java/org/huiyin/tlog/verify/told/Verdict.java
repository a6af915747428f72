package org.huiyin.tlog.verify.told;

/** The answer as a whole, as a program that calls the verifier reads it. */
public enum Verdict {
    PROVED(0),
    UNTRUE(1),
    MALFORMED(2),
    UNREACHABLE(3);

    private final int exit;

    Verdict(int exit) {
        this.exit = exit;
    }

    public int exit() {
        return exit;
    }

    /** What is untrue weighs more than what could not be read, and that more than what was not reached. */
    Verdict and(Level level) {
        return switch (level) {
            case UNTRUE -> UNTRUE;
            case MALFORMED -> this == UNTRUE ? this : MALFORMED;
            case UNREACHABLE -> this == PROVED ? UNREACHABLE : this;
            case HEADING, PROVED, NOTE, ODD -> this;
        };
    }
}
