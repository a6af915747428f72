package org.huiyin.storage;

/** The server will not start rather than guess; the message is a sentence for the operator. */
public final class RefusedToServe extends RuntimeException {
    public RefusedToServe(String sentence) {
        super(sentence);
    }

    public RefusedToServe(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
