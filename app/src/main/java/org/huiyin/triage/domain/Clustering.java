package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gathers what says alike, in three rounds: each appeal goes to the group it is most like, or begins one; groups that say the same become
 * one; then every appeal is asked once more where it belongs, now that the groups are known.
 */
final class Clustering {
    private static final double JOIN = 0.42;
    private static final double SAME = 0.55;
    private final List<Vector> says;
    private final int pairs;

    Clustering(List<Vector> says, int pairs) {
        this.says = says;
        this.pairs = pairs;
    }

    List<Cluster> clusters() {
        var first = merged(placed(List.of()));
        var second = merged(placed(first.stream().filter(one -> one.size() > 1).toList()));
        return merged(placed(second.stream().filter(one -> one.size() > 1).toList()));
    }

    /** Each appeal to the group it is most like among those known before and those begun on the way. */
    private List<Cluster> placed(List<Cluster> known) {
        var index = new Index(pairs, known.size() + says.size());
        var asked = new ArrayList<Vector>();
        var clusters = new ArrayList<Cluster>();
        known.forEach(one -> {
            index.add(clusters.size(), one.sum);
            asked.add(one.sum);
            clusters.add(new Cluster());
        });
        for (int item = 0; item < says.size(); item++) {
            var vector = says.get(item);
            int best = best(vector, asked, index.like(vector));
            if (best < 0) {
                best = clusters.size();
                clusters.add(new Cluster());
                asked.add(Vector.NOTHING);
            }
            var cluster = clusters.get(best);
            cluster.add(item, vector);
            if (best >= known.size()) {
                index.add(best, vector);
                asked.set(best, cluster.sum);
            }
        }
        return clusters.stream().filter(one -> one.size() > 0).toList();
    }

    private static int best(Vector vector, List<Vector> clusters, int[] candidates) {
        int best = -1;
        double most = JOIN;
        for (int candidate : candidates) {
            double like = clusters.get(candidate).cosine(vector);
            if (like > most) {
                most = like;
                best = candidate;
            }
        }
        return best;
    }

    /** Groups that say the same, the likest first. */
    private List<Cluster> merged(List<Cluster> clusters) {
        var index = new Index(pairs, clusters.size());
        IntStream.range(0, clusters.size()).forEach(at -> index.add(at, clusters.get(at).sum));
        record Pair(int one, int other, double like) {}
        var pairs = new ArrayList<Pair>();
        for (int at = 0; at < clusters.size(); at++) {
            var one = clusters.get(at);
            for (int other : index.like(one.sum)) {
                if (other != at && (clusters.get(other).size() > 1 || one.size() > 1)) {
                    double like = one.sum.cosine(clusters.get(other).sum);
                    if (like > SAME) {
                        pairs.add(new Pair(Math.min(at, other), Math.max(at, other), like));
                    }
                }
            }
        }
        pairs.sort((a, b) -> Double.compare(b.like, a.like));
        var now = new ArrayList<>(clusters);
        for (var pair : pairs) {
            var one = now.get(pair.one);
            var other = now.get(pair.other);
            if (one != other && one.sum.cosine(other.sum) > SAME) {
                var kept = one.size() >= other.size() ? one : other;
                var gone = kept == one ? other : one;
                kept.take(gone);
                now.replaceAll(each -> each == gone ? kept : each);
            }
        }
        return now.stream().distinct().toList();
    }
}
