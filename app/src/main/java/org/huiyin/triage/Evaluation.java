package org.huiyin.triage;

import java.util.List;
import java.util.stream.IntStream;
import org.huiyin.triage.domain.Example;
import org.huiyin.triage.domain.FirstDay;
import org.huiyin.triage.domain.Judged;
import org.huiyin.triage.domain.Judged.Pair;
import org.huiyin.triage.domain.NearDuplicates;
import org.huiyin.triage.domain.Sorter;

/**
 * What the sorter made of texts it had not seen.
 *
 * @param without of those without a near-duplicate among what it was taught
 * @param each milliseconds a text
 * @param trained seconds it took to teach
 */
record Evaluation(Judged all, Judged without, double each, double trained) {
    private static final long SEED = 1;
    private static final int WARMED = 200;

    /** Teaches the one, asks the other. Without anything to teach it knows what the rules say and no more. */
    static Evaluation of(List<Example> train, List<Example> test, FirstDay first) {
        long began = System.nanoTime();
        var sorter = Sorter.of(train, first, SEED);
        double trained = (System.nanoTime() - began) / 1e9;
        test.stream().limit(WARMED).forEach(one -> sorter.guess(one.subject(), one.text()));
        long from = System.nanoTime();
        var pairs = test.stream().map(one -> new Pair(sorter.guess(one.subject(), one.text()), one.label())).toList();
        double each = (System.nanoTime() - from) / 1e6 / Math.max(1, test.size());
        var seen = new NearDuplicates(train);
        var without = Judged.of(IntStream.range(0, test.size()).filter(at -> !seen.has(test.get(at))).mapToObj(pairs::get).toList());
        return new Evaluation(Judged.of(pairs), without, each, trained);
    }
}
