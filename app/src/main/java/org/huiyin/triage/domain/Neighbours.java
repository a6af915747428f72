package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Texts sorted before that are most alike: their labels vote, each by the square of its likeness (cosine). What stands in more than a
 * tenth of all texts is not looked at.
 */
final class Neighbours {
    private static final int ASKED = 30;
    private static final int COMMON = 10;
    private final int labels;
    private final List<List<Posting>> postings = new ArrayList<>();
    private final List<Integer> is = new ArrayList<>();
    private final boolean[] common;

    private record Posting(int text, float weight) {}

    Neighbours(int terms, int labels, List<Vector> texts, List<Integer> is) {
        this.labels = labels;
        var in = new int[terms];
        texts.forEach(text -> {
            for (int term : text.ids()) {
                in[term]++;
            }
        });
        common = new boolean[terms];
        for (int term = 0; term < terms; term++) {
            postings.add(new ArrayList<>(0));
            common[term] = in[term] * COMMON > Math.max(texts.size(), 100);
        }
        for (int at = 0; at < texts.size(); at++) {
            learn(texts.get(at), is.get(at));
        }
    }

    void learn(Vector text, int label) {
        int number = is.size();
        is.add(label);
        for (int at = 0; at < text.ids().length; at++) {
            if (!common[text.ids()[at]]) {
                postings.get(text.ids()[at]).add(new Posting(number, text.weights()[at]));
            }
        }
    }

    /** The numbers of those most alike, in the order they were learnt, the most alike first; none below a likeness (cosine). */
    List<Integer> alike(Vector text, float least) {
        return best(likeness(text), least);
    }

    /** The share of the vote by label; all zero where nothing is alike. */
    double[] votes(Vector text) {
        var alike = likeness(text);
        var votes = new double[labels];
        double all = 0;
        for (int one : best(alike, Float.MIN_VALUE)) {
            double vote = alike[one] * alike[one];
            votes[is.get(one)] += vote;
            all += vote;
        }
        for (int label = 0; label < labels && all > 0; label++) {
            votes[label] /= all;
        }
        return votes;
    }

    private float[] likeness(Vector text) {
        var alike = new float[is.size()];
        for (int at = 0; at < text.ids().length; at++) {
            float weight = text.weights()[at];
            for (var posting : postings.get(text.ids()[at])) {
                alike[posting.text] += weight * posting.weight;
            }
        }
        return alike;
    }

    private static List<Integer> best(float[] alike, float least) {
        var best = new PriorityQueue<Integer>((one, other) -> Float.compare(alike[one], alike[other]));
        for (int one = 0; one < alike.length; one++) {
            if (alike[one] >= least && (best.size() < ASKED || alike[one] > alike[best.element()])) {
                best.add(one);
                if (best.size() > ASKED) {
                    best.remove();
                }
            }
        }
        return best.stream().sorted((one, other) -> Float.compare(alike[other], alike[one])).toList();
    }
}
