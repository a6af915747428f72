package org.huiyin.client;

/** The server said no, in words for whoever asked; or the command cannot be done as it was given. */
final class Refused extends RuntimeException {
    private final String code;

    Refused(String code, String words) {
        super(words, null, false, false);
        this.code = code;
    }

    Refused(String words) {
        this("", words);
    }

    /** The stable code of the problem; empty when it is ours. */
    String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
