package org.huiyin.triage.domain;

import java.util.List;
import org.huiyin.triage.domain.Terms.Vector;

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
            for (int term : texts.get(at).terms()) {
                count[term]++;
            }
            insides += is[at] ? texts.get(at).terms().length : 0;
            outsides += is[at] ? 0 : texts.get(at).terms().length;
        }
        for (int term = 0; term < terms; term++) {
            ratios[term] = (float) Math.abs(Math.log((1.0 + inside[term]) / insides) - Math.log((1.0 + outside[term]) / outsides));
        }
    }

    Vector weigh(Vector text) {
        var weights = new float[text.weights().length];
        double squares = 0;
        for (int at = 0; at < weights.length; at++) {
            weights[at] = text.weights()[at] * ratios[text.terms()[at]];
            squares += weights[at] * weights[at];
        }
        Terms.scale(weights, squares);
        return new Vector(text.terms(), weights);
    }

    float ratio(int term) {
        return ratios[term];
    }
}
