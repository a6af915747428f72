package org.huiyin.tlog.verify.told;

/**
 * A name that has words of its own in each language.
 *
 * @param code as it was sealed
 */
public record Label(String group, String code) {
    /** As it was sealed; {@link Phrases} has the words. */
    @Override
    public String toString() {
        return code;
    }
}
