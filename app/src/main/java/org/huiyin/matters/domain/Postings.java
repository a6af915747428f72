package org.huiyin.matters.domain;

import java.util.Arrays;

/** Under each word the texts that have it. Arrays of numbers throughout: objects for some million of them would need five times the room. */
final class Postings {
    private static final int[] NONE = {};
    private int[] words = new int[1 << 10];
    private int[][] under = new int[1 << 10][];
    private int[] many = new int[1 << 10];
    private int size;

    void add(int word, int text) {
        if (size * 3 > words.length * 2) {
            grow();
        }
        int at = find(word);
        if (under[at] == null) {
            words[at] = word;
            under[at] = new int[1];
            size++;
        } else if (under[at].length == many[at]) {
            under[at] = Arrays.copyOf(under[at], many[at] + (many[at] >> 1) + 1);
        }
        under[at][many[at]++] = text;
    }

    /** May be longer than {@link #many} says. */
    int[] under(int word) {
        var found = under[find(word)];
        return found == null ? NONE : found;
    }

    int many(int word) {
        return many[find(word)];
    }

    private int find(int word) {
        int at = Commonness.mixed(word) & words.length - 1;
        while (under[at] != null && words[at] != word) {
            at = at + 1 & words.length - 1;
        }
        return at;
    }

    private void grow() {
        var oldWords = words;
        var oldUnder = under;
        var oldMany = many;
        words = new int[oldWords.length * 2];
        under = new int[oldWords.length * 2][];
        many = new int[oldWords.length * 2];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldUnder[i] != null) {
                int at = find(oldWords[i]);
                words[at] = oldWords[i];
                under[at] = oldUnder[i];
                many[at] = oldMany[i];
            }
        }
    }
}
