package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sorts an appeal by what others were sorted as: for each label a machine over characters and pairs, one over what tells of that label
 * in runs up to three, and the vote of the most alike. How much each counts, and how their sum becomes a probability, is fitted to texts held out.
 */
public final class Sorter {
    /** A label and how probable it is. */
    public record Guess(String label, double probability) {}

    /** A text as it is weighed, and what the rules say of it. */
    private record Read(Map<Long, Double> grams, Map<String, Double> known, String is) {
        static Read of(Example text, FirstDay first) {
            return new Read(Grams.of(text.subject(), text.text()), first.probabilities(text.subject(), text.text()), text.label());
        }
    }

    private static final int PAIRS = 2;
    private static final double LEAST_KNOWN = 1e-4;
    private static final double RULES_FADE = 200;
    private static final int FEWEST_TO_FIT = 20;
    private static final int FIFTHS = 5;
    private static final int MANY = 1000;
    private static final int STEPS = 8;
    private static final double LIKELY = 0.8;
    /** Cosine from which on two texts are about something alike. */
    private static final float ALIKE = 0.25f;
    /** Bounds memory: a judge has so many weights at most, whatever the number of labels. */
    private static final int MOST_WEIGHTS = 6_000_000;
    /** What says less than this part of the strongest word is no evidence. */
    private static final double TELLING = 0.3;
    private final List<String> labels;
    private final Terms pairs;
    private final Terms runs;
    private final Machine[] plain;
    private final Machine[] told;
    private final Telling[] telling;
    private final Neighbours neighbours;
    private final FirstDay first;
    private final int taught;
    private Weighing weighing;
    private double surely = Double.POSITIVE_INFINITY;

    private Sorter(List<Read> texts, List<String> labels, FirstDay first, long seed) {
        this.first = first;
        this.labels = labels;
        var is = texts.stream().map(Read::is).toList();
        var grams = texts.stream().map(Read::grams).toList();
        int most = MOST_WEIGHTS / Math.max(1, labels.size());
        pairs = new Terms(grams, PAIRS, most);
        runs = new Terms(grams, Grams.LONGEST, most);
        var short2 = grams.stream().map(pairs::vector).toList();
        var long3 = grams.stream().map(runs::vector).toList();
        taught = texts.size();
        weighing = Weighing.unknown(labels.size());
        plain = new Machine[labels.size()];
        told = new Machine[labels.size()];
        telling = new Telling[labels.size()];
        for (int label = 0; label < plain.length; label++) {
            var which = new boolean[is.size()];
            for (int at = 0; at < which.length; at++) {
                which[at] = is.get(at).equals(labels.get(label));
            }
            plain[label] = new Machine(pairs.size());
            plain[label].train(short2, which, seed);
            telling[label] = new Telling(runs.size(), long3, which);
            told[label] = new Machine(runs.size());
            told[label].train(long3.stream().map(telling[label]::weigh).toList(), which, seed);
        }
        neighbours = new Neighbours(pairs.size(), labels.size(), short2, is.stream().map(labels::indexOf).toList());
    }

    /**
     * Learns from all of them; of texts held out it sees what a probability is worth: a fifth of many, each fifth of few in turn. Without
     * examples it knows what the rules say.
     */
    public static Sorter of(List<Example> examples, FirstDay first, long seed) {
        var texts = examples.stream().map(one -> Read.of(one, first)).toList();
        var labels = Stream.concat(texts.stream().map(Read::is), first.labels().stream()).distinct().sorted().toList();
        var sorter = new Sorter(texts, labels, first, seed);
        var judged = new ArrayList<double[][]>();
        var is = new ArrayList<Integer>();
        int fifths = texts.size() < FEWEST_TO_FIT ? 0 : texts.size() < MANY ? FIFTHS : 1;
        for (int fifth = 0; fifth < fifths; fifth++) {
            var held = fifth;
            var trial = new Sorter(some(texts, at -> at % FIFTHS != held), labels, first, seed);
            for (var one : some(texts, at -> at % FIFTHS == held)) {
                judged.add(trial.judges(one));
                is.add(labels.indexOf(one.is));
            }
        }
        if (judged.size() >= FEWEST_TO_FIT) {
            sorter.weighing = Weighing.fitted(judged, is, labels.size());
            sorter.surely = Sureness.from(judged, is, labels.size());
        }
        return sorter;
    }

    private static List<Read> some(List<Read> texts, IntPredicate which) {
        return IntStream.range(0, texts.size()).filter(which).mapToObj(texts::get).toList();
    }

    /** Every label, the most probable first. */
    public List<Guess> guess(String subject, String text) {
        var probable = probabilities(Read.of(new Example(subject, text, ""), first));
        return IntStream.range(0, probable.length).mapToObj(at -> new Guess(labels.get(at), probable[at]))
                .sorted(Comparator.comparingDouble((Guess one) -> -one.probability).thenComparing(Guess::label)).toList();
    }

    /** The words of this text that speak for a label, those that say most first; words within words already named are left out. */
    public List<String> evidence(String subject, String text, String label, int most) {
        int which = labels.indexOf(label);
        if (which < 0) {
            return List.of();
        }
        UnaryOperator<String> whole = taught < MANY ? run -> first.whole(subject + "\n" + text, run) : UnaryOperator.identity();
        var rules = taught < RULES_FADE ? first.evidence(subject, text, label, most) : first.named(subject, text, label, most);
        var words = new ArrayList<>(rules.stream().map(whole).filter(word -> !word.isEmpty()).distinct().toList());
        if (taught == 0) {
            return words;
        }
        var found = telling[which].weigh(runs.vector(Grams.of(subject, text)));
        record Weighed(String word, double weight) {}
        var weighed = new ArrayList<Weighed>();
        for (int at = 0; at < found.ids().length; at++) {
            var word = Talk.readable(Grams.written(runs.key(found.ids()[at])));
            double weight = found.weights()[at] * told[which].weight(found.ids()[at]);
            if (weight > 0 && word.length() > 1 && Grams.isWord(word) && !Talk.without(word).isBlank()) {
                weighed.add(new Weighed(word, weight * Math.sqrt(word.length())));
            }
        }
        weighed.sort(Comparator.comparingDouble((Weighed one) -> -one.weight).thenComparing(Weighed::word));
        double least = weighed.isEmpty() ? 0 : weighed.getFirst().weight * TELLING;
        for (var one : weighed) {
            if (words.size() < most && one.weight >= least && words.stream().noneMatch(word -> word.contains(one.word) || one.word.contains(word))) {
                var word = whole.apply(one.word);
                if (!word.isEmpty() && words.stream().noneMatch(other -> other.contains(word))) {
                    words.removeIf(word::contains); // it grew around one already named
                    words.add(word);
                }
            }
        }
        return words;
    }

    /** Somebody decided: until it would be guessed with some confidence, each machine is taught once more. A label never seen needs {@link #of}. */
    public boolean learn(Example decided) {
        int is = labels.indexOf(decided.label());
        if (is < 0) {
            return false;
        }
        var text = Read.of(decided, first);
        var short2 = pairs.vector(text.grams);
        var long3 = runs.vector(text.grams);
        neighbours.learn(short2, is);
        for (int step = 0; step < STEPS && probabilities(text)[is] < LIKELY; step++) {
            for (int label = 0; label < plain.length; label++) {
                plain[label].learn(short2, label == is);
                told[label].learn(telling[label].weigh(long3), label == is);
            }
        }
        return true;
    }

    /** From this probability on, what was guessed of texts held out was right in nine of ten; beyond one while nothing is known of it. */
    public double surely() {
        return surely;
    }

    /** Whether any of it was read before: of a text that has nothing known, nothing can be told. */
    public boolean knows(String subject, String text) {
        var read = Read.of(new Example(subject, text, ""), first);
        return runs.vector(read.grams).ids().length > 0 || read.known.values().stream().distinct().count() > 1;
    }

    /** The numbers of the texts learnt that are most like this one, counted in the order they were learnt, the most alike first. */
    public List<Integer> alike(String subject, String text) {
        return neighbours.alike(pairs.vector(Grams.of(subject, text)), ALIKE);
    }

    public List<String> labels() {
        return labels;
    }

    private double[] probabilities(Read text) {
        return weighing.probabilities(judges(text));
    }

    /** By label, what each judge says; the last is what the rules say, as a prior probability. */
    private double[][] judges(Read text) {
        var short2 = pairs.vector(text.grams);
        var long3 = runs.vector(text.grams);
        var votes = neighbours.votes(short2);
        double rules = RULES_FADE / (RULES_FADE + taught); // what people decided outweighs the rules soon
        return IntStream.range(0, votes.length).mapToObj(label -> new double[] {
            plain[label].score(short2), told[label].score(telling[label].weigh(long3)), votes[label],
            rules * Math.log(Math.max(LEAST_KNOWN, text.known.getOrDefault(labels.get(label), 1.0 / votes.length)))
        }).toArray(double[][]::new);
    }
}
