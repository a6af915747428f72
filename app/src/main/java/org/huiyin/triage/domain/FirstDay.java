package org.huiyin.triage.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a label is known by before anybody decided anything: its words, those of few labels more than those of many. Words of examples
 * are taken in pairs of characters and count a little.
 */
public final class FirstDay {
    /**
     * What the rules say of a label.
     *
     * @param words said outright
     * @param names of its categories, and their synonyms
     * @param examples what residents say when they mean it
     */
    public record Known(String label, List<String> words, List<String> names, List<String> examples) {}

    private static final double WORD = 1;
    private static final double NAME = 0.7;
    private static final double OF_AN_EXAMPLE = 0.12;
    private static final double SHARED_BY_ALL = 0.05;
    private static final int SUBJECT = 2;
    private static final int READ = 600;
    private static final double SHARPNESS = 0.7;
    private final Map<String, Map<String, Double>> words = new LinkedHashMap<>();
    private final Map<String, List<String>> outright = new LinkedHashMap<>();
    private final WholeWords whole;

    public FirstDay(List<Known> labels) {
        var by = new LinkedHashMap<String, Map<String, Double>>();
        var in = new HashMap<String, Integer>();
        for (var one : labels) {
            var known = new HashMap<String, Double>();
            one.examples.forEach(example -> pairs(example).forEach(pair -> known.put(pair, OF_AN_EXAMPLE)));
            one.names.stream().filter(name -> name.length() > 1).forEach(name -> known.put(name, NAME));
            one.words.stream().filter(word -> word.length() > 1).forEach(word -> known.put(word, WORD));
            known.keySet().forEach(word -> in.merge(word, 1, Integer::sum));
            by.put(one.label, known);
            outright.put(one.label, Stream.concat(one.words.stream(), one.names.stream()).distinct().toList());
        }
        whole = new WholeWords(outright.values().stream().flatMap(List::stream).filter(word -> word.length() > 1).collect(Collectors.toSet()));
        by.forEach((label, known) -> words.put(label, known.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                word -> word.getValue() * Math.log((double) by.size() / in.getOrDefault(word.getKey(), 1) + SHARED_BY_ALL)))));
    }

    /** The whole word of a text that a run of its characters is part of; empty when it is part of none. */
    String whole(String text, String run) {
        return whole.in(text, run);
    }

    private static Set<String> pairs(String text) {
        var plain = Grams.plain(text);
        return java.util.stream.IntStream.range(0, Math.max(0, plain.length() - 1)).mapToObj(at -> plain.substring(at, at + 2)).filter(pair -> !pair.contains(" "))
                .collect(Collectors.toSet());
    }

    public Set<String> labels() {
        return words.keySet();
    }

    /** How probable each label is; all alike where no word is known. */
    public Map<String, Double> probabilities(String subject, String text) {
        var read = text.length() > READ ? text.substring(0, READ) : text;
        var scores = new LinkedHashMap<String, Double>();
        words.forEach((label, known) -> scores.put(label, known.entrySet().stream().mapToDouble(word -> word.getValue() * heard(word.getKey(), subject, read)).sum()));
        double most = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        scores.replaceAll((_, score) -> Math.exp((score - most) * SHARPNESS));
        double sum = scores.values().stream().mapToDouble(Double::doubleValue).sum();
        scores.replaceAll((_, score) -> score / sum);
        return scores;
    }

    /** The words of this text that a label is known by, those that say most first; pairs of examples only where it has no word of the label's own. */
    public List<String> evidence(String subject, String text, String label, int most) {
        var known = words.getOrDefault(label, Map.of());
        var own = heard(outright.getOrDefault(label, List.of()), subject, text, known);
        return (own.isEmpty() ? heard(known.keySet(), subject, text, known) : own).stream().limit(most).toList();
    }

    /** Only the label's own words, none of its examples. */
    List<String> named(String subject, String text, String label, int most) {
        return heard(outright.getOrDefault(label, List.of()), subject, text, words.getOrDefault(label, Map.of())).stream().limit(most).toList();
    }

    private static List<String> heard(Collection<String> some, String subject, String text, Map<String, Double> known) {
        return some.stream().filter(word -> word.length() > 1 && heard(word, subject, text) > 0)
                .sorted(Comparator.comparingDouble((String word) -> -known.getOrDefault(word, 0.0)).thenComparing(word -> word)).toList();
    }

    private static double heard(String word, String subject, String text) {
        int times = SUBJECT * times(word, subject) + times(word, text);
        return times == 0 ? 0 : 1 + Math.log(times);
    }

    private static int times(String word, String text) {
        int times = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            times++;
        }
        return times;
    }
}
