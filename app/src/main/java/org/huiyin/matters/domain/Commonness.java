package org.huiyin.matters.domain;

/**
 * In how many of the first few thousand texts a word stands, and so how much it tells when two texts share it. Words are counted in
 * places fewer than there are words: now and then two share one, and count for less than they should.
 */
final class Commonness {
    private static final int COUNTED = 3000;
    private static final int FEW = 5;
    private static final int PLACES = 1 << 18;
    private final short[] seen = new short[PLACES];
    private int texts;

    void count(int[] words) {
        if (texts == COUNTED) {
            return;
        }
        texts++;
        for (int word : words) {
            seen[place(word)]++;
        }
    }

    int seen(int word) {
        return seen[place(word)];
    }

    /** A word nobody else uses tells most; one that stands everywhere tells little, but something: where all write alike nothing else is left. */
    double weight(int word) {
        return Math.log1p((texts + 1.0) / (1 + seen(word)));
    }

    /** One of the phrases that stand in many texts, whatever these are about: in more than one of thirty, once there are enough to say so. */
    boolean isStock(int word) {
        return seen(word) > Math.max(FEW, texts / 30);
    }

    double weight(int[] words) {
        double sum = 0;
        for (int word : words) {
            sum += weight(word);
        }
        return sum;
    }

    private static int place(int word) {
        return mixed(word) >>> 14;
    }

    /** The same order for every text: of words that are equally rare, texts that are alike keep the same ones. */
    static int mixed(int word) {
        int mixed = word * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) * 0x85EBCA6B;
    }
}
