package org.huiyin.triage.domain;

import java.util.List;

/**
 * How much more often each term stands in texts of a label than in the others (log-count ratio), by which a text is weighed before its
 * machine sees it: what tells nothing of the label hardly counts (Wang and Manning 2012).
 */
final class Telling {
    private final float[] ratios;

    Telling(int terms, List<Vector> texts, boolean[] is) {
        ratios = new float[terms];
        var inside = new int[terms];
        var outside = new int[terms];
        long insides = terms;
        long outsides = terms;
        for (int at = 0; at < is.length; at++) {
            var count = is[at] ? inside : outside;
            for (int term : texts.get(at).ids()) {
                count[term]++;
            }
            insides += is[at] ? texts.get(at).ids().length : 0;
            outsides += is[at] ? 0 : texts.get(at).ids().length;
        }
        for (int term = 0; term < terms; term++) {
            ratios[term] = (float) Math.abs(Math.log((1.0 + inside[term]) / insides) - Math.log((1.0 + outside[term]) / outsides));
        }
    }

    Vector weigh(Vector text) {
        var weights = new float[text.weights().length];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = text.weights()[at] * ratios[text.ids()[at]];
        }
        return new Vector(text.ids(), weights).unit();
    }

    float ratio(int term) {
        return ratios[term];
    }
}
