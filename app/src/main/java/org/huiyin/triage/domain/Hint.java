package org.huiyin.triage.domain;

import java.util.List;

/**
 * What a reply may still lack, said to whoever writes it.
 *
 * @param code what stands before its first point is the part of a reply it belongs to
 * @param words what the resident asked about and the reply leaves out, or the words of the reply that are meant
 * @param from where in the reply, up to {@code to}; both 0 when it is the reply as a whole
 */
public record Hint(String code, List<String> words, int from, int to) {
    static Hint of(String code, String... words) {
        return new Hint(code, List.of(words), 0, 0);
    }

    static Hint at(String code, int from, int to, String... words) {
        return new Hint(code, List.of(words), from, to);
    }

    /** The part of a reply: what was done, when, basis, contact, review, what was asked, how it reads. */
    public String part() {
        int end = code.indexOf('.');
        return end < 0 ? code : code.substring(0, end);
    }
}
