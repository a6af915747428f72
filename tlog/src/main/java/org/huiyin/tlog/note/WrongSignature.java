package org.huiyin.tlog.note;

/** A signature that is not of the key it names, or none of a key that had to sign. */
public final class WrongSignature extends RuntimeException {
    public WrongSignature(String message) {
        super(message);
    }
}
