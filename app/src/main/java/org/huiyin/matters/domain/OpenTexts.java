package org.huiyin.matters.domain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the texts that are open have which words, in memory: of each the words that tell most, so that a hundred thousand need some
 * fifty megabytes. It only says which are worth looking at; what is shown is read again. Whoever keeps it lets one thread write.
 */
public final class OpenTexts {
    private static final int KEPT = 48;
    private static final int SHARED = 16;
    private final Likeness likeness;
    private final Commonness common = new Commonness();
    private final Postings postings = new Postings();
    private final Map<Long, Integer> known = new HashMap<>();
    private final BitSet gone = new BitSet();
    private long[] ids = new long[64];
    private int[] offices = new int[64];
    private int[] places = new int[64];
    private float[] most = new float[64];
    private float[] least = new float[64];
    private int size;

    public OpenTexts(Likeness likeness) {
        this.likeness = likeness;
    }

    /** A text by the number of its matter, the office that holds it and the place it is about, 0 for none. */
    public record Text(long id, int office, int place, int[] words) {}

    /**
     * What is compared.
     *
     * @param words each with its number, in the order of the text
     * @param day of receipt, counted from 1970
     */
    public record Asked(Map<Integer, String> words, @Nullable Integer place, @Nullable String category, long day) {
        int[] numbers() {
            return words.keySet().stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /**
     * How a text that was found is alike.
     *
     * @param shared the words both have that tell most
     * @param days how many lie between them
     */
    public record Alike(double rank, List<String> shared, boolean samePlace, long days) {}

    public boolean knows(long id) {
        return known.containsKey(id);
    }

    public boolean holds(long id, int office) {
        var at = known.get(id);
        return at != null && offices[at] == office;
    }

    /** Counted first, all of them, so that the first is not judged by itself alone. */
    public void add(List<Text> texts) {
        var fresh = texts.stream().filter(text -> !knows(text.id)).toList();
        fresh.forEach(text -> common.count(text.words));
        fresh.forEach(this::add);
    }

    private void add(Text text) {
        if (size == ids.length) {
            int room = size + (size >> 1);
            ids = Arrays.copyOf(ids, room);
            offices = Arrays.copyOf(offices, room);
            places = Arrays.copyOf(places, room);
            most = Arrays.copyOf(most, room);
            least = Arrays.copyOf(least, room);
        }
        ids[size] = text.id;
        offices[size] = text.office;
        places[size] = text.place;
        var words = Filler.without(text.words);
        double weight = common.weight(words);
        most[size] = (float) likeness.most(weight);
        least[size] = (float) likeness.least(weight);
        for (int word : kept(words)) {
            postings.add(word, size);
        }
        known.put(text.id, size++);
    }

    /** Those that stand in the fewest texts, and some that another has too: by what nobody else says, nobody finds it. */
    private int[] kept(int[] words) {
        if (words.length <= KEPT) {
            return words;
        }
        var rarest = IntStream.of(words).boxed().sorted(Comparator.<Integer>comparingInt(common::seen).thenComparingInt(Commonness::mixed)).toList();
        var kept = new LinkedHashSet<>(rarest.subList(0, KEPT - SHARED));
        rarest.stream().filter(word -> common.seen(word) > 1 && !kept.contains(word)).limit(SHARED).forEachOrdered(kept::add);
        rarest.stream().skip(KEPT - SHARED).limit(KEPT).filter(_ -> kept.size() < KEPT).forEachOrdered(kept::add);
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    public void moved(long id, int office) {
        var at = known.get(id);
        if (at != null) {
            offices[at] = office;
        }
    }

    public void forget(long id) {
        var at = known.remove(id);
        if (at != null) {
            gone.set(at);
        }
    }

    /** The numbers of those known that are not among these. */
    public List<Long> beside(LongPredicate open) {
        return known.keySet().stream().filter(id -> !open.test(id)).toList();
    }

    /** More of it is past than present. */
    public boolean isWorn() {
        return size > 1000 && gone.cardinality() > size / 2;
    }

    /** The numbers of those that may be alike, the likeliest first. */
    public List<Long> likely(Asked asked, IntPredicate office, int limit) {
        record Found(int at, double rank) {}
        var shared = new float[size];
        var words = telling(asked.numbers());
        for (int word : words) {
            float weight = (float) common.weight(word);
            var under = postings.under(word);
            for (int i = 0, many = postings.many(word); i < many; i++) {
                shared[under[i]] += weight;
            }
        }
        double allMost = likeness.most(common.weight(words));
        double allLeast = likeness.least(common.weight(words));
        int here = asked.place == null ? 0 : asked.place;
        var best = new PriorityQueue<Found>(Comparator.comparingDouble(Found::rank));
        for (int at = 0; at < size; at++) {
            if (shared[at] == 0) {
                continue;
            }
            double alike = shared[at] / likeness.divisor(allMost, allLeast, most[at], least[at]);
            boolean full = best.size() == limit;
            if (full && alike * Likeness.MOST_FOR_PLACE_AND_TIME <= best.element().rank || gone.get(at) || !office.test(offices[at])) {
                continue;
            }
            double rank = Likeness.ranked(alike, here != 0 && places[at] == here, false, days(asked, ids[at]));
            if (full && rank > best.element().rank) {
                best.remove();
            }
            if (best.size() < limit) {
                best.add(new Found(at, rank));
            }
        }
        return best.stream().sorted(Comparator.comparingDouble(Found::rank).reversed()).map(found -> ids[found.at]).toList();
    }

    /** Without how people ask; all of the rest where so few are left beside stock phrases that nothing could be told by those. */
    private int[] telling(int[] words) {
        var open = Filler.without(words);
        var left = withoutStock(open);
        return isFew(left) ? open : left;
    }

    private static boolean isFew(int[] words) {
        return words.length < Likeness.FEWEST;
    }

    private int[] withoutStock(int[] words) {
        return likeness.stock() ? IntStream.of(words).filter(word -> !common.isStock(word)).toArray() : words;
    }

    private static long days(Asked asked, long id) {
        return Math.abs(asked.day - (id >> org.huiyin.kernel.MatterId.RANDOM_BITS));
    }

    /** How alike one is, by all its words as they were read just now; null when it is not. */
    public @Nullable Alike judge(Asked asked, Text found, @Nullable String category) {
        var sought = Filler.without(asked.numbers());
        var there = Filler.without(found.words);
        var soughtTelling = withoutStock(sought);
        var thereTelling = withoutStock(there);
        if (!isFew(soughtTelling) && !isFew(thereTelling)) {
            sought = soughtTelling;
            there = thereTelling;
        }
        Set<Integer> has = IntStream.of(there).boxed().collect(Collectors.toCollection(HashSet::new));
        has.retainAll(IntStream.of(sought).boxed().collect(Collectors.toSet()));
        double shared = has.stream().mapToDouble(common::weight).sum();
        double words = has.isEmpty() ? 0 : shared / likeness.divisor(common.weight(sought), common.weight(there));
        boolean samePlace = asked.place != null && asked.place == found.place;
        boolean sameCategory = asked.category != null && asked.category.equals(category);
        if (!Likeness.enough(words, has.size(), samePlace || sameCategory)) {
            return null;
        }
        long days = days(asked, found.id);
        return new Alike(Likeness.ranked(words, samePlace, sameCategory, days), Likeness.shown(asked.words, has, common::weight), samePlace, days);
    }
}
