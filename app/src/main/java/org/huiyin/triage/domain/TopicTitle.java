package org.huiyin.triage.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A readable title out of a topic's own: the one that says most of what all say, in few signs, without persons, homes and talk at its ends. */
public final class TopicTitle {
    private static final int LONGEST = 28;
    private static final int SHORTEST = 5;
    private static final int WORDS = 3;
    private static final Pattern PLACE = Pattern.compile("[\\p{IsHan}A-Z0-9]{2,12}(?:小区|社区|新城|花园|家园|公园|学院|学校|小学|中学|大学|街道|大道|广场|医院|[区县市镇乡村路街苑城湾府庭园站])$");

    private TopicTitle() {}

    /**
     * Out of these titles; the words when none can be shortened so far.
     *
     * @param names of categories, and their synonyms: by themselves they say what is written about everywhere and not what this topic is
     */
    public static String of(List<String> titles, Unnamed unnamed, List<String> words, Collection<String> names) {
        var shares = new HashMap<Integer, Integer>();
        titles.forEach(title -> Arrays.stream(TopicGrams.of(title)).forEach(gram -> shares.merge(gram, 1, Integer::sum)));
        return titles.stream().distinct().filter(title -> unnamed.in(title).equals(title)).map(Talk::trimmed)
                .filter(title -> title.length() >= SHORTEST && title.length() <= LONGEST && !names.contains(title))
                .max(Comparator.comparingDouble((String title) -> score(title, shares, titles.size())).thenComparing(Comparator.reverseOrder()))
                .orElseGet(() -> String.join(" · ", chosen(words, names)));
    }

    /** The first three; where these only name a category, the next that say more, a place before others, and then the thing. */
    private static List<String> chosen(List<String> words, Collection<String> names) {
        var first = words.stream().limit(WORDS).toList();
        var own = words.stream().filter(word -> !isOfAName(word, names))
                .sorted(Comparator.comparing((String word) -> !PLACE.matcher(word.toUpperCase(Locale.ROOT)).find())).limit(WORDS - 1).toList();
        return own.isEmpty() || first.stream().anyMatch(word -> !isOfAName(word, names)) ? first : Stream.concat(own.stream(), first.stream().limit(1)).toList();
    }

    private static boolean isOfAName(String word, Collection<String> names) {
        return names.stream().anyMatch(name -> name.contains(word));
    }

    private static double score(String title, Map<Integer, Integer> shares, int titles) {
        double said = Arrays.stream(TopicGrams.of(title)).mapToDouble(gram -> (double) shares.getOrDefault(gram, 0) / titles).sum();
        return said - 0.12 * title.length();
    }

    /** Words of a topic that name a place, two at most. */
    public static String place(List<String> words) {
        return String.join("、", words.stream().filter(word -> PLACE.matcher(word).find()).limit(2).map(String::toUpperCase).toList());
    }
}
